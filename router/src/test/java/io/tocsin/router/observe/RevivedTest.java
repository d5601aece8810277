package io.tocsin.router.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.serde.Serdes;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.memory.MemoryBudget;
import io.tocsin.router.changelog.KeptStore;
import io.tocsin.router.query.RouterState;
import io.tocsin.router.route.Routing;
import io.tocsin.router.timeline.OneWebhook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The first stage when Kafka Streams revives its task: the same object is closed and started again,
 * in a process that knows what the earlier life said. Nothing of it may have reached the log.
 */
class RevivedTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final Routing routing =
      new Routing(OneWebhook.inhibiting("alertname=\"Source\"", "alertname=\"Target\""));
  private final RouterState knowledge = RouterState.nothing(() -> routing, MemoryBudget.UNLIMITED);
  private final KeptStore<String, AlertBatch> store =
      new KeptStore<>(ObserveProcessor.STORE, Serdes.text(), AlertBatch.serde());
  private final ObserveProcessor processor =
      new ObserveProcessor(
          () -> routing,
          knowledge.alerts(),
          knowledge.inhibiting(),
          new ObserveSettings(Duration.ofMillis(25), Duration.ofMinutes(30)),
          knowledge.gaps());

  @Test
  void everythingThatFiresIsPassedOnAgain() {
    var first = live(START);
    process("Source", START);
    process("Other", START);
    processor.close();
    assertThat(first.forwarded()).hasSize(3);

    var second = live(START.plusSeconds(1));
    tick(second, START.plusSeconds(1));

    assertThat(second.forwarded())
        .extracting(forward -> forward.record().value())
        .filteredOn(value -> !isEmpty(value))
        .hasSize(2)
        .hasAtLeastOneElementOfType(Observed.ForInhibition.class)
        .anySatisfy(
            passedOn ->
                assertThat(passedOn)
                    .isInstanceOfSatisfying(
                        Observed.ForGroup.class,
                        forGroup -> assertThat(forGroup.alerts().alerts().entries()).hasSize(2)));
  }

  @Test
  @DisplayName("a record without alerts ends the consumer's fetch once after a start")
  void startEndsFetchUnderWay() {
    var context = live(START);

    tick(context, START);
    tick(context, START.plusSeconds(1));

    assertThat(context.forwarded()).hasSize(1).allMatch(it -> isEmpty(it.record().value()));
  }

  private static boolean isEmpty(Observed value) {
    return value instanceof Observed.ForGroup(var members) && members.alerts().entries().isEmpty();
  }

  @Test
  void nobodyIsShownAnAlertBetweenTheLives() {
    live(START);
    process("Other", START);
    assertThat(knowledge.alerts().firing(START)).hasSize(1);

    processor.close();
    assertThat(knowledge.alerts().firing(START)).isEmpty();
    assertThat(knowledge.alerts().restored().has(0)).isFalse();

    live(START.plusSeconds(1));
    assertThat(knowledge.alerts().firing(START.plusSeconds(1))).hasSize(1);
  }

  private MockProcessorContext<String, Observed> live(Instant now) {
    var context = new MockProcessorContext<String, Observed>();
    context.setCurrentSystemTimeMs(now.toEpochMilli());
    if (!store.isOpen()) {
      store.init(context.getStateStoreContext(), store);
    }
    context.addStateStore(store);
    processor.init(context);
    return context;
  }

  private static void tick(MockProcessorContext<String, Observed> context, Instant now) {
    context.setCurrentSystemTimeMs(now.toEpochMilli());
    context.scheduledPunctuators().getFirst().getPunctuator().punctuate(now.toEpochMilli());
  }

  private void process(String name, Instant now) {
    var alert =
        new Alert(
            LabelSet.of("alertname", name),
            LabelSet.EMPTY,
            START,
            now.plusSeconds(240),
            false,
            "",
            now,
            ZoneOffset.UTC);
    processor.process(
        new Record<>(
            "0", new AlertBatch("test", now, List.of(AlertEntry.of(alert))), now.toEpochMilli()));
  }
}
