package io.tocsin.testkit.pagerduty;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Applies events to incidents. Used by one thread at a time. */
final class Incidents {
  private final List<Incident> all = new ArrayList<>();
  private boolean inMaintenance;

  void setInMaintenance(boolean now) {
    inMaintenance = now;
  }

  List<Incident> all() {
    return List.copyOf(all);
  }

  /** During maintenance events are accepted without effect. */
  void take(PagerDutyEvent event) {
    if (inMaintenance) {
      return;
    }
    var open = openFor(event);
    if (event.action().equals("trigger")) {
      trigger(event, open);
    } else if (open.isPresent()) {
      var status =
          event.action().equals("resolve")
              ? Incident.Status.RESOLVED
              : Incident.Status.ACKNOWLEDGED;
      all.set(open.getAsInt(), all.get(open.getAsInt()).with(status));
    }
  }

  private void trigger(PagerDutyEvent event, OptionalInt open) {
    if (open.isPresent()) {
      all.set(open.getAsInt(), all.get(open.getAsInt()).triggered(event.summary()));
    } else {
      all.add(
          new Incident(
              all.size() + 1,
              event.routingKey(),
              event.dedupKey(),
              event.summary(),
              Incident.Status.TRIGGERED,
              1));
    }
  }

  private OptionalInt openFor(PagerDutyEvent event) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isOpen() && all.get(i).isFor(event)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
