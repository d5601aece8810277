package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.router.group.GroupAlerts;

/** What the first stage passes on. */
public sealed interface Observed {

  /** Alerts for one group; the record's key is the group's id. */
  record ForGroup(GroupAlerts alerts) implements Observed {}

  /** An alert that may inhibit others, for all instances; the record's key is its fingerprint. */
  record ForInhibition(AlertBatch alert) implements Observed {}

  /** An alert that inhibited others and is long over; the record's key is its fingerprint. */
  record NoLongerInhibiting() implements Observed {}
}
