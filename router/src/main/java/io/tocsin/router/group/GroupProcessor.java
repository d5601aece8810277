package io.tocsin.router.group;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.serde.Serdes;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.router.delivery.Deliveries;
import io.tocsin.router.mute.MutePipeline;
import io.tocsin.router.mute.Muting;
import io.tocsin.router.mute.SuppressedAlerts;
import io.tocsin.router.notify.Flush;
import io.tocsin.router.notify.NotificationRules;
import io.tocsin.router.resolve.Reception;
import io.tocsin.router.resolve.ReceptionGaps;
import io.tocsin.router.resolve.RestartGrace;
import io.tocsin.router.route.RouteNode;
import io.tocsin.router.route.Routing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Second stage: the groups of one partition. Loads state, asks the domain objects what to do,
 * stores, forwards.
 *
 * <p>Kafka Streams calls {@code init} again on the same object when it revives a task, so {@code
 * init} resets everything except the routing, whose changes are still followed.
 */
public final class GroupProcessor implements Processor<String, GroupAlerts, Object, Object> {
  public static final String GROUPS = "groups";
  public static final String MEMBERS = "group-alerts";
  public static final String LOG = "notification-log";

  private static final Duration COLLECT_EVERY = Duration.ofMinutes(15);

  /**
   * How long alerts wait for a configuration that has their route: instances do not reload at the
   * same moment.
   */
  private static final Duration WAIT_FOR_ROUTE = Duration.ofMinutes(10);

  private final Supplier<Routing> currentRouting;
  private final MutePipeline mutes;
  private final GroupSettings settings;
  private final OpenGroups openGroups;
  private final Deliveries deliveries;
  private final SuppressedAlerts suppressed;
  private final AlertReference read;
  private final ReceptionGaps gaps;
  private final FlushTurns turns;
  private GroupTable groups;
  private OpenPartitionGroups open = new OpenPartitionGroups();
  private NotificationLog log = new NotificationLog();
  private RestartGrace grace = RestartGrace.NONE;
  private Reception reception;
  private Routing routing;
  private GroupStores stores;
  private Outbox outbox;
  private NotificationWriter writer;
  private PendingCorrections corrections;
  private DecisionLog decisions;
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
    this.currentRouting = currentRouting;
    this.mutes = mutes;
    this.settings = settings;
    this.openGroups = openGroups;
    this.deliveries = deliveries;
    this.suppressed = suppressed;
    this.read = read;
    this.gaps = gaps;
    this.turns = new FlushTurns(settings.nanoTime());
    this.routing = currentRouting.get();
  }

  @Override
  public void init(ProcessorContext<Object, Object> newContext) {
    context = newContext;
    open = new OpenPartitionGroups();
    stores = new GroupStores(newContext, read);
    groups = new GroupTable(stores, open);
    log = stores.restoreLog();
    outbox = new Outbox(newContext, log, stores, deliveries);
    decisions = new DecisionLog(newContext);
    writer = new NotificationWriter(log, outbox, decisions, open, deliveries);
    corrections = new PendingCorrections(groups, log, deliveries);
    log.forEach((key, entry) -> open.notified(key, entry.at()));
    grace = groups.isEmpty() ? RestartGrace.NONE : routing.graceAfter(now());
    reception = new Reception(gaps, now());
    groups
        .all()
        .forEach(group -> group.keepResolved(alert -> log.saysResolved(group.state().id(), alert)));
    openGroups.open(newContext.taskId().partition(), open);
    newContext.schedule(
        settings.tick(), PunctuationType.WALL_CLOCK_TIME, at -> tick(Instant.ofEpochMilli(at)));
    newContext.schedule(
        COLLECT_EVERY, PunctuationType.WALL_CLOCK_TIME, at -> collect(Instant.ofEpochMilli(at)));
  }

  @Override
  public void close() {
    openGroups.close(context.taskId().partition(), open);
    log.forEach((key, entry) -> deliveries.forget(key));
  }

  @Override
  public void process(Record<String, GroupAlerts> record) {
    var id = new GroupId(record.key());
    var now = now();
    updateGrace(now);
    followRouting(now);
    var known = groups.find(id);
    var update = withoutRepeatedEnds(id, withoutKnownEnds(id, record.value(), now), known);
    if (update.alerts().entries().isEmpty()
        || (known.isEmpty() && hasNothingToNotify(id, update, now))) {
      return;
    }
    var group = known.orElseGet(() -> open(id, update, now));
    var joined = groups.join(group, update.alerts(), now);
    if (!joined.isEmpty()) {
      decisions.accept(Decisions.joined(group.state(), keyOf(group.state()), joined, now));
    }
    if (known.isEmpty() && isDueNow(group, now)) {
      flush(group, now);
    } else {
      correct(group, now);
    }
  }

  /**
   * Flushes only the group that was just opened. The tick flushes the others: they can be many and
   * large, and records wait behind this one.
   */
  private boolean isDueNow(AlertGroup opened, Instant now) {
    return !opened.state().due().isAfter(now) && !now.isBefore(settings.notBefore().get());
  }

  /**
   * After a restart the first stage forwards alerts as firing whose end passed while the process
   * was down. Drops those that were already notified as resolved.
   */
  private GroupAlerts withoutKnownEnds(GroupId id, GroupAlerts update, Instant now) {
    if (routing.isStrict() || grace.equals(RestartGrace.NONE) || !grace.until().isAfter(now)) {
      return update;
    }
    return update.without(entry -> !entry.endsAt().isAfter(now) && log.saysResolved(id, entry));
  }

  /** Drops repeated resolved reports, unless a destination still considers the alert firing. */
  private GroupAlerts withoutRepeatedEnds(
      GroupId id, GroupAlerts update, Optional<AlertGroup> group) {
    return routing.isStrict()
        ? update
        : update.without(
            entry ->
                isRepeatedEnd(entry, update)
                    && group.filter(it -> it.has(entry.fingerprint())).isEmpty()
                    && !log.saysFiring(id, entry.fingerprint()));
  }

  /** A resolved report that the first stage has known for a while. */
  private static boolean isRepeatedEnd(AlertEntry entry, GroupAlerts update) {
    return !RestartGrace.expiresWithoutReport(entry.endsAt(), entry.receivedAt())
        && entry.receivedAt().isBefore(update.alerts().receivedAt());
  }

  /**
   * A resolved alert that no destination was notified about. Alertmanager opens a group for it all
   * the same: the next firing alert finds the wait running and is notified together with the
   * resolved one.
   */
  private boolean hasNothingToNotify(GroupId id, GroupAlerts update, Instant now) {
    return !routing.isStrict()
        && update.alerts().entries().stream().noneMatch(entry -> entry.endsAt().isAfter(now))
        && !log.saysFiring(id);
  }

  private AlertGroup open(GroupId id, GroupAlerts update, Instant now) {
    var first = update.alerts().entries().getFirst();
    var state =
        routing
            .tree()
            .find(update.routeId())
            .map(
                node ->
                    GroupState.open(
                        node,
                        update.groupLabels(),
                        first.startsAt(),
                        update.alerts().receivedAt(),
                        now))
            .orElseGet(() -> waitingForRoute(id, update, now));
    decisions.accept(Decisions.opened(state, keyOf(state), now));
    return groups.open(state);
  }

  private static GroupState waitingForRoute(GroupId id, GroupAlerts update, Instant now) {
    return new GroupState(
        id,
        update.routeId(),
        update.groupLabels(),
        update.alerts().receivedAt().toEpochMilli(),
        0,
        now);
  }

  /**
   * Updates the grace period before any decision: after a gap without reports, a missing report
   * does not mean resolved.
   */
  private void updateGrace(Instant now) {
    grace = reception.grace(grace, routing::graceAfter, now);
  }

  private void tick(Instant now) {
    updateGrace(now);
    followRouting(now);
    outbox.tick(now);
    if (!now.isBefore(settings.notBefore().get())) {
      turns.take(goesOn -> groups.takeDue(now, goesOn, group -> flush(group, now)));
      corrections.takeDue(now).forEach(group -> correct(group, now));
    }
  }

  /** Corrects what waits for a failing destination. */
  private void correct(AlertGroup group, Instant now) {
    var node = routing.tree().find(group.state().routeId());
    if (node.isEmpty() || !corrections.isNeeded(group, grace, now)) {
      return;
    }
    var muting = mutes.muting(group.at(now, grace), node.get(), now);
    var next = group.state().corrected();
    var needed =
        corrections.find(
            flush(group, node.get(), muting, next.flushes(), now, now),
            routing.receiver(node.get()));
    if (!needed.isEmpty()) {
      groups.moveTo(group, next);
      needed.forEach(correction -> writer.correct(correction, next, rules(), now));
    }
  }

  /** Runs before any record that the first stage forwards under the new routing. */
  private void followRouting(Instant now) {
    if (currentRouting.get() == routing) {
      return;
    }
    routing = currentRouting.get();
    if (routing.isStrict()) {
      groups
          .all()
          .forEach(group -> close(group, now, "configuration reload: all groups are rebuilt"));
    } else {
      groups.all().forEach(this::removeRerouted);
    }
  }

  /**
   * Removes alerts that the new routing sends elsewhere; the first stage forwards them to their new
   * group.
   */
  private void removeRerouted(AlertGroup group) {
    var id = group.state().id();
    groups.remove(
        group,
        alert ->
            routing.tree().match(alert.labels()).stream()
                .noneMatch(node -> node.groupId(node.groupLabels(alert.labels())).equals(id)));
  }

  private void flush(AlertGroup group, Instant now) {
    var node = routing.tree().find(group.state().routeId());
    if (node.isPresent()) {
      flush(group, node.get(), now);
    } else {
      waitForRoute(group, now);
    }
  }

  private void waitForRoute(AlertGroup group, Instant now) {
    var since = Instant.ofEpochMilli(group.state().generation());
    if (group.isEmpty() || since.plus(WAIT_FOR_ROUTE).isBefore(now)) {
      close(group, now, "its route is no longer in the configuration");
    } else {
      groups.moveTo(group, group.state().postponed(now.plusSeconds(1)));
    }
  }

  private void flush(AlertGroup group, RouteNode node, Instant now) {
    var state = group.state();
    if (!now.isBefore(grace.until())) {
      groups.dropLeftOut(group, now);
    }
    if (group.seemsResolved(grace, now)) {
      groups.moveTo(group, state.postponed(now.plus(node.route().groupInterval())));
      return;
    }
    var muting = mutes.muting(group.at(now, grace), node, now);
    recordMuted(group, muting, now);
    var next = sinceDelay(state, now).flushed(node.route().groupInterval(), now);
    writer.write(
        flush(group, node, muting, next.flushes(), state.due(), now),
        routing.receiver(node),
        state,
        rules(),
        now);
    groups.removeResolved(group, now, grace);
    if (group.isEmpty()) {
      close(group, now, "all its alerts are resolved");
    } else {
      groups.moveTo(group, next);
    }
  }

  /** A first flush held back by the start delay starts its own group_interval schedule. */
  private GroupState sinceDelay(GroupState state, Instant now) {
    return state.due().isBefore(settings.notBefore().get()) ? state.postponed(now) : state;
  }

  private static Flush flush(
      AlertGroup group, RouteNode node, Muting muting, long number, Instant due, Instant now) {
    var state = group.state();
    return new Flush(
        state.id(),
        node.groupKey(state.labels()),
        state.labels(),
        node.route(),
        state.generation(),
        number,
        due,
        muting.passing(),
        muting.muted().keySet(),
        group.nextEnd(muting.passing(), now),
        group::sources);
  }

  private NotificationRules rules() {
    return new NotificationRules(routing.isStrict(), settings.retention());
  }

  /** Recorded once for each alert and reason, not with every flush. */
  private void recordMuted(AlertGroup group, Muting muting, Instant now) {
    suppressed.add(muting);
    group
        .newlyMuted(muting)
        .forEach(
            (mute, alerts) ->
                decisions.accept(
                    Decisions.muted(group.state(), keyOf(group.state()), mute, alerts, now)));
  }

  private void close(AlertGroup group, Instant now, String reason) {
    var state = group.state();
    groups.close(group);
    decisions.accept(Decisions.closed(state, keyOf(state), now, reason));
  }

  private void collect(Instant now) {
    outbox.collect();
    log.expired(now, settings.retention())
        .forEach(
            key -> {
              log.remove(key);
              stores.remove(key);
              open.forget(key);
              deliveries.forget(key);
            });
  }

  private GroupKey keyOf(GroupState group) {
    return routing
        .tree()
        .find(group.routeId())
        .map(node -> node.groupKey(group.labels()))
        .orElseGet(() -> GroupKey.of(group.routeId(), group.labels()));
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
