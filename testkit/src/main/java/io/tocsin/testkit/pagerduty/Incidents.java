package io.tocsin.testkit.pagerduty;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Applies events to incidents. Used by one thread at a time. */
final class Incidents {
  private final List<OpenIncident> all = new ArrayList<>();
  private boolean inMaintenance;

  void setInMaintenance(boolean now) {
    inMaintenance = now;
  }

  List<OpenIncident> all() {
    return List.copyOf(all);
  }

  /** During maintenance events are accepted without effect. */
  void take(AcceptedEvent event) {
    if (inMaintenance) {
      return;
    }
    var open = openFor(event);
    if (event.action().equals("trigger")) {
      trigger(event, open);
    } else if (open.isPresent()) {
      var status =
          event.action().equals("resolve")
              ? OpenIncident.Status.RESOLVED
              : OpenIncident.Status.ACKNOWLEDGED;
      all.set(open.getAsInt(), all.get(open.getAsInt()).with(status));
    }
  }

  private void trigger(AcceptedEvent event, OptionalInt open) {
    if (open.isPresent()) {
      all.set(open.getAsInt(), all.get(open.getAsInt()).triggered(event.summary()));
    } else {
      all.add(
          new OpenIncident(
              all.size() + 1,
              event.routingKey(),
              event.dedupKey(),
              event.summary(),
              OpenIncident.Status.TRIGGERED,
              1));
    }
  }

  private OptionalInt openFor(AcceptedEvent event) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isOpen() && all.get(i).isFor(event)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
