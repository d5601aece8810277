package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.router.group.GroupAlerts;

/** Output of the first stage. */
public sealed interface Observed {

  /** Alerts for one group; the record key is the group id. */
  record ForGroup(GroupAlerts alerts) implements Observed {}

  /** An alert that may inhibit others, for all instances; the record key is its fingerprint. */
  record ForInhibition(AlertBatch alert) implements Observed {}

  /** An inhibiting alert that resolved long ago; the record key is its fingerprint. */
  record NoLongerInhibiting() implements Observed {}
}
