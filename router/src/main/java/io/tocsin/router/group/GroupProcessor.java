package io.tocsin.router.group;

import io.tocsin.events.serde.Serdes;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.delivery.Deliveries;
import io.tocsin.router.mute.MutePipeline;
import io.tocsin.router.mute.SuppressedAlerts;
import io.tocsin.router.resolve.ReceptionGaps;
import io.tocsin.router.route.Routing;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Second stage: the groups of one partition.
 *
 * <p>Kafka Streams calls {@code init} again on the same object when it revives a task, so {@code
 * init} restores everything anew except the routing, whose changes are still followed.
 */
public final class GroupProcessor implements Processor<String, GroupAlerts, Object, Object> {
  public static final String GROUPS = "groups";
  public static final String MEMBERS = "group-alerts";
  public static final String LOG = "notification-log";

  private static final Duration COLLECT_EVERY = Duration.ofMinutes(15);

  private final FollowedRouting routing;
  private final MutePipeline mutes;
  private final GroupSettings settings;
  private final OpenGroups openGroups;
  private final Deliveries deliveries;
  private final SuppressedAlerts suppressed;
  private final AlertReference read;
  private final ReceptionGaps gaps;
  private final FlushTurns turns;
  private PartitionGroups groups;
  private ProcessorContext<Object, Object> context;

  /** Serde of the values in {@link #GROUPS}. */
  public static Serde<?> groupSerde() {
    return Serdes.json(GroupState.class);
  }

  /**
   * @param read looks up the alert of an entry, if possible the instance this process already holds
   * @param gaps periods in which no report could reach this process
   */
  public GroupProcessor(
      Supplier<Routing> currentRouting,
      MutePipeline mutes,
      GroupSettings settings,
      OpenGroups openGroups,
      Deliveries deliveries,
      SuppressedAlerts suppressed,
      AlertReference read,
      ReceptionGaps gaps) {
    this.routing = new FollowedRouting(currentRouting);
    this.mutes = mutes;
    this.settings = settings;
    this.openGroups = openGroups;
    this.deliveries = deliveries;
    this.suppressed = suppressed;
    this.read = read;
    this.gaps = gaps;
    this.turns = new FlushTurns(settings.nanoTime());
  }

  @Override
  public void init(ProcessorContext<Object, Object> newContext) {
    context = newContext;
    var restored = RestoredGroups.from(newContext, read, deliveries);
    groups =
        new PartitionGroups(
            restored, routing, mutes, settings, deliveries, suppressed, gaps, turns, now());
    openGroups.open(newContext.taskId().partition(), restored.open());
    newContext.schedule(
        settings.tick(),
        PunctuationType.WALL_CLOCK_TIME,
        at -> groups.tick(Instant.ofEpochMilli(at)));
    newContext.schedule(
        COLLECT_EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        at -> groups.collect(Instant.ofEpochMilli(at)));
  }

  @Override
  public void process(Record<String, GroupAlerts> record) {
    groups.take(new GroupId(record.key()), record.value(), now());
  }

  @Override
  public void close() {
    openGroups.close(context.taskId().partition(), groups.open());
    groups.forgetDeliveries();
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
