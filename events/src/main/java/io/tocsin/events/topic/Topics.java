package io.tocsin.events.topic;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.decisions.DecisionMade;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.executions.ExecutionReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.events.runbookrequests.RunbookRequested;
import io.tocsin.events.serde.Serdes;
import io.tocsin.events.silences.SilenceStored;
import java.util.List;

/** All topics. */
public final class Topics {
  /** Incoming alerts. Key: partition number, as text. */
  public static final Topic<String, AlertBatch> ALERTS =
      Topic.named("alerts", Serdes.text(), AlertBatch.serde(), Retention.days(7).upTo(50));

  /** Silences. Key: id of the silence; a tombstone when it is no longer needed. */
  public static final Topic<String, SilenceStored> SILENCES =
      Topic.named(
          "silences",
          Serdes.text(),
          Serdes.json(SilenceStored.class),
          Retention.newestPerKey().flushedAtOnce());

  /**
   * Alerts that may inhibit others, for every instance of the router. Key: fingerprint; a tombstone
   * long after the alert resolved.
   */
  public static final Topic<String, AlertBatch> INHIBITING_ALERTS =
      Topic.named("inhibiting-alerts", Serdes.text(), AlertBatch.serde(), Retention.newestPerKey());

  /**
   * The newest notification per destination and group. Partitioned by destination, see {@link
   * NotificationKey}.
   */
  public static final Topic<NotificationKey, GroupNotification> NOTIFICATIONS =
      Topic.named(
          "notifications",
          NotificationKey.serde(),
          Serdes.json(GroupNotification.class),
          Retention.days(7).andLatestPerKey());

  /** Delivery reports. Same key and partition as the notification. */
  public static final Topic<NotificationKey, DeliveryReported> DELIVERIES =
      Topic.named(
          "deliveries",
          NotificationKey.serde(),
          Serdes.json(DeliveryReported.class),
          Retention.days(7).andLatestPerKey());

  /** Runbook start requests. Key: id of the requesting group. */
  public static final Topic<String, RunbookRequested> RUNBOOK_REQUESTS =
      Topic.named(
          "runbook-requests",
          Serdes.text(),
          Serdes.json(RunbookRequested.class),
          Retention.days(7).upTo(5).flushedAtOnce());

  /** Progress of runbook executions. Key: id of the execution. */
  public static final Topic<String, ExecutionReported> EXECUTIONS =
      Topic.named(
          "executions",
          Serdes.text(),
          Serdes.json(ExecutionReported.class),
          Retention.days(7).upTo(5));

  /** Decisions of the router. Key: group key. */
  public static final Topic<String, DecisionMade> DECISIONS =
      Topic.named(
          "decisions", Serdes.text(), Serdes.json(DecisionMade.class), Retention.days(7).upTo(20));

  /** Unreadable records, unchanged; headers contain origin and reason. */
  public static final Topic<byte[], byte[]> DEAD_LETTERS =
      Topic.named("dead-letters", Serdes.bytes(), Serdes.bytes(), Retention.days(30).upTo(5));

  /** The router's consumer group; its offsets are the read position in {@link #ALERTS}. */
  public static final String ROUTER_GROUP = "tocsin-router";

  private Topics() {}

  public static List<Topic<?, ?>> all() {
    return List.of(
        ALERTS,
        SILENCES,
        INHIBITING_ALERTS,
        NOTIFICATIONS,
        DELIVERIES,
        RUNBOOK_REQUESTS,
        EXECUTIONS,
        DECISIONS,
        DEAD_LETTERS);
  }
}
