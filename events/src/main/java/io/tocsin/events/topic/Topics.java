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

/** All topics of the log. */
public final class Topics {
  /** What sources said. Key: number of the partition, as text. */
  public static final Topic<String, AlertBatch> ALERTS =
      Topic.named("alerts", Serdes.text(), AlertBatch.serde(), Retention.days(7).upTo(50));

  /** What people want kept quiet. Key: id of the silence; a tombstone once nobody needs it. */
  public static final Topic<String, SilenceStored> SILENCES =
      Topic.named(
          "silences",
          Serdes.text(),
          Serdes.json(SilenceStored.class),
          Retention.newestPerKey().flushedAtOnce());

  /**
   * Alerts that may inhibit others, for every instance of the router. Key: fingerprint; a tombstone
   * once the alert is long over.
   */
  public static final Topic<String, AlertBatch> INHIBITING_ALERTS =
      Topic.named("inhibiting-alerts", Serdes.text(), AlertBatch.serde(), Retention.newestPerKey());

  /**
   * What each destination must now know about each group. Partitioned by destination, see {@link
   * NotificationKey}.
   */
  public static final Topic<NotificationKey, GroupNotification> NOTIFICATIONS =
      Topic.named(
          "notifications",
          NotificationKey.serde(),
          Serdes.json(GroupNotification.class),
          Retention.days(7).andLatestPerKey());

  /** What became of each notification. Same key and partition as the notification. */
  public static final Topic<NotificationKey, DeliveryReported> DELIVERIES =
      Topic.named(
          "deliveries",
          NotificationKey.serde(),
          Serdes.json(DeliveryReported.class),
          Retention.days(7).andLatestPerKey());

  /** Runbooks that shall run. Key: id of the group that asks. */
  public static final Topic<String, RunbookRequested> RUNBOOK_REQUESTS =
      Topic.named(
          "runbook-requests",
          Serdes.text(),
          Serdes.json(RunbookRequested.class),
          Retention.days(7).upTo(5).flushedAtOnce());

  /** How runbook executions go on. Key: id of the execution. */
  public static final Topic<String, ExecutionReported> EXECUTIONS =
      Topic.named(
          "executions",
          Serdes.text(),
          Serdes.json(ExecutionReported.class),
          Retention.days(7).upTo(5));

  /** Why the router did what it did. Key: group key. */
  public static final Topic<String, DecisionMade> DECISIONS =
      Topic.named(
          "decisions", Serdes.text(), Serdes.json(DecisionMade.class), Retention.days(7).upTo(20));

  /** Records nobody could read, as they came; the headers say from where and why. */
  public static final Topic<byte[], byte[]> DEAD_LETTERS =
      Topic.named("dead-letters", Serdes.bytes(), Serdes.bytes(), Retention.days(30).upTo(5));

  /** The consumer group by which the router reads {@link #ALERTS}: how far it has come. */
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
