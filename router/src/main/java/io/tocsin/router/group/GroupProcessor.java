package io.tocsin.router.group;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.decisions.DecisionMade;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.events.serde.Serdes;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.router.mute.MutePipeline;
import io.tocsin.router.notify.Announcement;
import io.tocsin.router.notify.Flush;
import io.tocsin.router.route.RouteNode;
import io.tocsin.router.route.Routing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Second stage: the groups of one partition. Loads, asks what is to be done, stores, passes on. */
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
  private final Duration tick;
  private final GroupGauge gauge;
  private final DueGroups due = new DueGroups();
  private Map<GroupId, AlertGroup> groups = new HashMap<>();
  private NotificationLog log = new NotificationLog();
  private Grace grace = Grace.NONE;
  private Routing routing;
  private GroupStores stores;
  private Outbox outbox;
  private ProcessorContext<Object, Object> context;

  /** How the store {@link #GROUPS} keeps its values. */
  public static Serde<?> groupSerde() {
    return Serdes.json(GroupState.class);
  }

  public GroupProcessor(
      Supplier<Routing> currentRouting, MutePipeline mutes, Duration tick, GroupGauge gauge) {
    this.currentRouting = currentRouting;
    this.mutes = mutes;
    this.tick = tick;
    this.gauge = gauge;
    this.routing = currentRouting.get();
  }

  @Override
  public void init(ProcessorContext<Object, Object> newContext) {
    context = newContext;
    stores = new GroupStores(newContext);
    groups = stores.restoreGroups();
    log = stores.restoreLog();
    outbox = new Outbox(newContext, log, stores);
    groups.values().forEach(group -> due.add(group.state()));
    grace = groups.isEmpty() ? Grace.NONE : Grace.after(now(), routing.resolveTimeout());
    gauge.opened(groups.size());
    newContext.schedule(
        tick, PunctuationType.WALL_CLOCK_TIME, at -> tick(Instant.ofEpochMilli(at)));
    newContext.schedule(
        COLLECT_EVERY, PunctuationType.WALL_CLOCK_TIME, at -> collect(Instant.ofEpochMilli(at)));
  }

  @Override
  public void close() {
    gauge.closed(groups.size());
  }

  @Override
  public void process(Record<String, GroupAlerts> record) {
    var id = new GroupId(record.key());
    var update = record.value();
    var now = now();
    var group = groups.get(id);
    if (group == null) {
      if (hasNothingToSay(id, update, now)) {
        return;
      }
      group = open(id, update, now);
    }
    join(group, update, now);
    if (!group.state().due().isAfter(now)) {
      flush(group, now);
    }
  }

  /** An end nobody waits for, of an alert nobody was told about. */
  private boolean hasNothingToSay(GroupId id, GroupAlerts update, Instant now) {
    return update.alerts().entries().stream().noneMatch(entry -> entry.endsAt().isAfter(now))
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
                        node, update.groupLabels(), first.startsAt(), first.receivedAt(), now))
            .orElseGet(() -> waitingForRoute(id, update, first, now));
    var group = new AlertGroup(state);
    groups.put(id, group);
    gauge.opened(1);
    stores.save(state);
    due.add(state);
    decided(Decisions.opened(state, keyOf(state), now));
    return group;
  }

  private static GroupState waitingForRoute(
      GroupId id, GroupAlerts update, AlertEntry first, Instant now) {
    return new GroupState(
        id, update.routeId(), update.groupLabels(), first.receivedAt().toEpochMilli(), 0, now);
  }

  private void join(AlertGroup group, GroupAlerts update, Instant now) {
    var joined = new ArrayList<Fingerprint>();
    for (var entry : update.alerts().entries()) {
      boolean isMember = group.has(entry.fingerprint());
      var alert = entry.alert();
      if (group.join(alert)) {
        stores.save(group.state().id(), alert);
        if (!isMember) {
          joined.add(entry.fingerprint());
        }
      }
    }
    if (!joined.isEmpty()) {
      decided(Decisions.joined(group.state(), keyOf(group.state()), joined, now));
    }
  }

  private void tick(Instant now) {
    if (currentRouting.get() != routing) {
      routing = currentRouting.get();
      groups.values().forEach(this::leaveWhatRoutesElsewhere);
    }
    outbox.tick(now);
    due.takeDue(now, due -> flushIfStillDue(due, now));
  }

  /** After a change of the routing; the first stage tells the alert to its new group. */
  private void leaveWhatRoutesElsewhere(AlertGroup group) {
    var id = group.state().id();
    var left =
        group.remove(
            alert ->
                routing.tree().match(alert.labels()).stream()
                    .noneMatch(node -> node.groupId(node.groupLabels(alert.labels())).equals(id)));
    stores.remove(id, left);
  }

  private void flushIfStillDue(DueGroups.Due due, Instant now) {
    var group = groups.get(due.group());
    if (group != null && due.isOf(group.state())) {
      flush(group, now);
    }
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
      moveTo(group, group.state().postponed(now.plusSeconds(1)));
    }
  }

  private void flush(AlertGroup group, RouteNode node, Instant now) {
    var state = group.state();
    var alerts = group.at(now, grace);
    var next = state.flushed(node.route().groupInterval(), now);
    announce(
        new Flush(
            state.id(),
            node.groupKey(state.labels()),
            state.labels(),
            node.route(),
            state.generation(),
            next.flushes(),
            state.due(),
            mutes.passing(alerts, node, now)),
        node,
        state,
        now);
    stores.remove(
        state.id(), group.remove(alert -> grace.statusOf(alert, now) == AlertStatus.RESOLVED));
    if (group.isEmpty()) {
      close(group, now, "all its alerts are resolved");
    } else {
      moveTo(group, next);
    }
  }

  private void announce(Flush flush, RouteNode node, GroupState state, Instant now) {
    if (flush.alerts().isEmpty()) {
      return;
    }
    var receiver = routing.receiver(node);
    var destinations = receiver.destinations();
    for (int i = 0; i < destinations.size(); i++) {
      var key = new NotificationKey(destinations.get(i), flush.groupId());
      Announcement.decide(flush, destinations.get(i), receiver.integrations().get(i), log.get(key))
          .ifPresent(announcement -> announce(key, announcement, flush, state, now));
    }
  }

  private void announce(
      NotificationKey key, Announcement announcement, Flush flush, GroupState state, Instant now) {
    outbox.send(key, announcement.entry(), now);
    if (announcement.entry().carriesMessage()) {
      decided(Decisions.announced(state, flush.groupKey(), announcement, now));
    }
  }

  private void moveTo(AlertGroup group, GroupState next) {
    group.moveTo(next);
    stores.save(next);
    due.add(next);
  }

  private void close(AlertGroup group, Instant now, String reason) {
    var state = group.state();
    stores.remove(state.id(), List.copyOf(group.fingerprints()));
    stores.remove(state.id());
    groups.remove(state.id());
    gauge.closed(1);
    decided(Decisions.closed(state, keyOf(state), now, reason));
  }

  private void collect(Instant now) {
    log.expired(now)
        .forEach(
            key -> {
              log.remove(key);
              stores.remove(key);
            });
  }

  private void decided(DecisionMade decision) {
    context.forward(
        new Record<>(decision.groupKey().value(), decision, decision.at().toEpochMilli()),
        Outputs.DECISIONS);
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
