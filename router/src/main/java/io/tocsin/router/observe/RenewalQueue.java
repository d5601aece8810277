package io.tocsin.router.observe;

import io.tocsin.model.label.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/** Alerts whose newer end must be forwarded, by due time. One thread only. */
final class RenewalQueue {
  private final PriorityQueue<Renewal> queue =
      new PriorityQueue<>(Comparator.comparing(Renewal::due));
  private final Set<Fingerprint> waiting = new HashSet<>();

  void add(Fingerprint fingerprint, Instant due) {
    if (waiting.add(fingerprint)) {
      queue.add(new Renewal(fingerprint, due));
    }
  }

  List<Fingerprint> takeDue(Instant now) {
    var due = new ArrayList<Fingerprint>();
    for (var head = queue.peek(); head != null && !head.due().isAfter(now); head = queue.peek()) {
      queue.remove();
      waiting.remove(head.fingerprint());
      due.add(head.fingerprint());
    }
    return due;
  }

  private record Renewal(Fingerprint fingerprint, Instant due) {}
}
