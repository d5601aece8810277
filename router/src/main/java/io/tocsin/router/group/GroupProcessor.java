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
 * Second stage: the groups of one partition. Loads, asks what is to be done, stores, passes on.
 *
 * <p>Kafka Streams starts one object again and again when it revives a task, so {@code init} leaves
 * nothing of an earlier life but the routing, of which a change is followed as ever.
 */
public final class GroupProcessor implements Processor<String, GroupAlerts, Object, Object> {
  public static final String GROUPS = "groups";
  public static final String MEMBERS = "group-alerts";
  public static final String LOG = "notification-log";

  private static final Duration COLLECT_EVERY = Duration.ofMinutes(15);

  /**
   * How long alerts wait for a configuration that knows their route: instances do not reload in the
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
  private NotificationWriter announcer;
  private PendingCorrections corrections;
  private DecisionLog decisions;
  private ProcessorContext<Object, Object> context;

  /** How the store {@link #GROUPS} keeps its values. */
  public static Serde<?> groupSerde() {
    return Serdes.json(GroupState.class);
  }

  /**
   * @param read gives the alert of an entry, if possible the very one that this process holds
   * @param gaps when no report could reach this process
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
    announcer = new NotificationWriter(log, outbox, decisions, open, deliveries);
    corrections = new PendingCorrections(groups, log, deliveries);
    log.forEach((key, entry) -> open.told(key, entry.at()));
    grace = groups.isEmpty() ? RestartGrace.NONE : routing.graceAfter(now());
    reception = new Reception(gaps, now());
    groups
        .all()
        .forEach(group -> group.holdEnds(alert -> log.saysResolved(group.state().id(), alert)));
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
    listen(now);
    followRouting(now);
    var known = groups.find(id);
    var update = withoutEndsAgain(id, withoutKnownEnds(id, record.value(), now), known);
    if (update.alerts().entries().isEmpty()
        || (known.isEmpty() && hasNothingToSay(id, update, now))) {
      return;
    }
    var group = known.orElseGet(() -> open(id, update, now));
    var joined = groups.join(group, update.alerts(), now);
    if (!joined.isEmpty()) {
      decisions.accept(Decisions.joined(group.state(), keyOf(group.state()), joined, now));
    }
    if (known.isEmpty() && isToBeFlushed(group, now)) {
      flush(group, now);
    } else {
      correct(group, now);
    }
  }

  /** The tick flushes the others: they may be many and large, and records wait behind this one. */
  private boolean isToBeFlushed(AlertGroup opened, Instant now) {
    return !opened.state().due().isAfter(now) && !now.isBefore(settings.notBefore().get());
  }

  /**
   * After a restart alerts are passed on as firing whose end passed while we were away. Where their
   * end was told before, it stays told.
   */
  private GroupAlerts withoutKnownEnds(GroupId id, GroupAlerts update, Instant now) {
    if (routing.isStrict() || grace.equals(RestartGrace.NONE) || !grace.until().isAfter(now)) {
      return update;
    }
    return update.without(entry -> !entry.endsAt().isAfter(now) && log.saysResolved(id, entry));
  }

  /** An end that is said again matters only where somebody still takes the alert for firing. */
  private GroupAlerts withoutEndsAgain(GroupId id, GroupAlerts update, Optional<AlertGroup> group) {
    return routing.isStrict()
        ? update
        : update.without(
            entry ->
                isEndAgain(entry, update)
                    && group.filter(it -> it.has(entry.fingerprint())).isEmpty()
                    && !log.saysFiring(id, entry.fingerprint()));
  }

  /** What the first stage has known for a while already, and not as firing. */
  private static boolean isEndAgain(AlertEntry entry, GroupAlerts update) {
    return !RestartGrace.endsInSilence(entry.endsAt(), entry.receivedAt())
        && entry.receivedAt().isBefore(update.alerts().receivedAt());
  }

  /**
   * An end nobody waits for, of an alert nobody was told about. In the original it opens a group
   * all the same: what fires next finds the wait running, and is told together with that end.
   */
  private boolean hasNothingToSay(GroupId id, GroupAlerts update, Instant now) {
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

  /** Before anything is decided: where nothing was heard for a while, silence is no end. */
  private void listen(Instant now) {
    grace = reception.grace(grace, routing::graceAfter, now);
  }

  private void tick(Instant now) {
    listen(now);
    followRouting(now);
    outbox.tick(now);
    if (!now.isBefore(settings.notBefore().get())) {
      turns.take(goesOn -> groups.takeDue(now, goesOn, group -> flush(group, now)));
      corrections.takeDue(now).forEach(group -> correct(group, now));
    }
  }

  /** What waits for a destination in trouble is kept true. */
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
      needed.forEach(correction -> announcer.correct(correction, next, rules(), now));
    }
  }

  /** Looked at before anything that the first stage passes on under the new routing. */
  private void followRouting(Instant now) {
    if (currentRouting.get() == routing) {
      return;
    }
    routing = currentRouting.get();
    if (routing.isStrict()) {
      groups.all().forEach(group -> close(group, now, "all groups are formed anew at a reload"));
    } else {
      groups.all().forEach(this::leaveWhatRoutesElsewhere);
    }
  }

  /** After a change of the routing; the first stage tells the alert to its new group. */
  private void leaveWhatRoutesElsewhere(AlertGroup group) {
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
      close(group, now, "its route is not in the configuration any more");
    } else {
      groups.moveTo(group, group.state().postponed(now.plusSeconds(1)));
    }
  }

  private void flush(AlertGroup group, RouteNode node, Instant now) {
    var state = group.state();
    if (!now.isBefore(grace.until())) {
      groups.giveUpLeftOut(group, now);
    }
    if (group.seemsOver(grace, now)) {
      groups.moveTo(group, state.postponed(now.plus(node.route().groupInterval())));
      return;
    }
    var muting = mutes.muting(group.at(now, grace), node, now);
    noteMuted(group, muting, now);
    var next = sinceDelay(state, now).flushed(node.route().groupInterval(), now);
    announcer.announce(
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

  /** A first flush that the start delay held back begins a phase of its own. */
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

  /** Once for each alert and reason, not with every flush. */
  private void noteMuted(AlertGroup group, Muting muting, Instant now) {
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
