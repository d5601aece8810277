package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.group.GroupAlerts;
import io.tocsin.router.route.Routing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * First stage: what is known about the alerts of one partition. The heap holds the working set; the
 * store and its changelog are the durable copy.
 *
 * <p>After a start, and after each change of the routing, everything that fires is passed on again.
 * Groups take what they know already without a trace, so this costs little and heals whatever a
 * crash left undone.
 */
public final class ObserveProcessor implements Processor<String, AlertBatch, String, GroupAlerts> {
  public static final String STORE = "alerts";

  private static final Duration COLLECT_EVERY = Duration.ofMinutes(1);

  private final Supplier<Routing> currentRouting;
  private final ObserveSettings settings;
  private final Map<Fingerprint, ObservedAlert> alerts = new HashMap<>();
  private final RenewalQueue renewals = new RenewalQueue();
  private @Nullable Routing passedOnWith;
  private ProcessorContext<String, GroupAlerts> context;
  private KeyValueStore<String, AlertBatch> store;

  public ObserveProcessor(Supplier<Routing> currentRouting, ObserveSettings settings) {
    this.currentRouting = currentRouting;
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<String, GroupAlerts> newContext) {
    context = newContext;
    store = newContext.getStateStore(STORE);
    restore();
    newContext.schedule(
        settings.tick(), PunctuationType.WALL_CLOCK_TIME, at -> tick(Instant.ofEpochMilli(at)));
    newContext.schedule(
        COLLECT_EVERY, PunctuationType.WALL_CLOCK_TIME, at -> collect(Instant.ofEpochMilli(at)));
  }

  @Override
  public void process(Record<String, AlertBatch> batch) {
    var now = now();
    var regroup = new Regroup(currentRouting.get().tree());
    for (var entry : batch.value().entries()) {
      observe(entry, now, regroup);
    }
    regroup.forEach(batch.value().receivedAt(), this::forward);
  }

  private void observe(AlertEntry entry, Instant now, Regroup regroup) {
    switch (Observation.of(alerts.get(entry.fingerprint()), entry, now)) {
      case Observation.Changed(ObservedAlert changed) ->
          passOn(entry.fingerprint(), changed, regroup);
      case Observation.HeldBack(ObservedAlert heldBack) -> {
        alerts.put(entry.fingerprint(), heldBack);
        renewals.add(entry.fingerprint(), heldBack.renewalDue());
      }
      case Observation.Stale() -> {}
    }
  }

  private void passOn(Fingerprint fingerprint, ObservedAlert changed, Regroup regroup) {
    alerts.put(fingerprint, changed);
    store.put(fingerprint.toString(), AlertBatch.ofOne(changed.alert()));
    regroup.add(changed.alert());
  }

  private void tick(Instant now) {
    if (currentRouting.get() != passedOnWith) {
      passedOnWith = currentRouting.get();
      passOnAgain(now);
    }
    var regroup = new Regroup(currentRouting.get().tree());
    renewals.takeDue(now).forEach(fingerprint -> renew(fingerprint, now, regroup));
    regroup.forEach(now, this::forward);
  }

  private void renew(Fingerprint fingerprint, Instant now, Regroup regroup) {
    var known = alerts.get(fingerprint);
    if (known == null || !known.hasNewerEnd()) {
      return;
    }
    if (now.isBefore(known.renewalDue())) {
      renewals.add(fingerprint, known.renewalDue());
    } else {
      passOn(fingerprint, known.renewed(), regroup);
    }
  }

  private void passOnAgain(Instant now) {
    var regroup = new Regroup(currentRouting.get().tree());
    alerts.values().stream()
        .map(ObservedAlert::withKnownEnd)
        .filter(alert -> !alert.isResolvedAt(now))
        .forEach(regroup::add);
    regroup.forEach(now, this::forward);
  }

  private void collect(Instant now) {
    var oldest = now.minus(settings.keepResolved());
    var over =
        alerts.entrySet().stream()
            .filter(known -> known.getValue().knownEnd().isBefore(oldest))
            .map(Map.Entry::getKey)
            .toList();
    over.forEach(
        fingerprint -> {
          alerts.remove(fingerprint);
          store.delete(fingerprint.toString());
        });
  }

  private void restore() {
    try (var stored = store.all()) {
      stored.forEachRemaining(
          entry -> {
            var alert = entry.value.entries().getFirst().alert();
            alerts.put(alert.fingerprint(), ObservedAlert.of(alert));
          });
    }
  }

  private void forward(GroupId group, GroupAlerts members) {
    context.forward(new Record<>(group.value(), members, now().toEpochMilli()));
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
