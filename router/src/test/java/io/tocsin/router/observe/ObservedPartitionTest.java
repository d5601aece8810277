package io.tocsin.router.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.memory.MemoryBudget;
import io.tocsin.router.resolve.RestartGrace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Which ends are ends, and what a process that starts later has to know. */
class ObservedPartitionTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final ObservedPartition partition = new ObservedAlerts(MemoryBudget.UNLIMITED).prepare(0);

  @Test
  void anEndThatPassesInSilenceWhileWeListenIsOne() {
    var alert = heard(0, 60);
    put(alert);

    assertThat(partition.expire(at(59))).isEmpty();
    assertThat(partition.expire(at(60))).containsExactly(alert.fingerprint());
    assertThat(partition.durable()).isEmpty();
  }

  @Test
  void itEndsOnce() {
    put(heard(0, 60));
    partition.expire(at(60));

    assertThat(partition.expire(at(70))).isEmpty();
  }

  @Test
  void anAlertThatIsOverStaysForLateReports() {
    var alert = heard(0, 60);
    put(alert);
    partition.expire(at(60));

    assertThat(partition.find(alert.fingerprint())).contains(alert);
    assertThat(partition.firing(at(60))).isEmpty();
  }

  @Test
  void inTheGraceSilenceEndsNothing() {
    put(heard(0, 60));
    partition.grant(RestartGrace.after(at(100), Duration.ofMinutes(5)));

    assertThat(partition.expire(at(399))).isEmpty();
    assertThat(partition.durable()).hasSize(1);
    assertThat(partition.expire(at(400))).hasSize(1);
  }

  /** No grace is given to it, so a later process may know it: that joins late reports as before. */
  @Test
  void anEndThatTheSourceReportedStaysDurable() {
    put(heard(60, 60));

    assertThat(partition.expire(at(100))).isEmpty();
    assertThat(partition.durable()).hasSize(1);
  }

  @Test
  void aRefreshThatIsHeldBackPutsOffTheEnd() {
    var known = observed(heard(0, 60));
    var fingerprint = known.alert().fingerprint();
    partition.put(fingerprint, known.heard(AlertEntry.of(heard(20, 80))));

    assertThat(partition.expire(at(79))).isEmpty();
    assertThat(partition.expire(at(80))).containsExactly(fingerprint);
  }

  @Test
  void aReportAfterTheEndMakesItDurableAgain() {
    var alert = heard(0, 60);
    put(alert);
    partition.expire(at(60));

    var again =
        Observation.of(
            partition.get(alert.fingerprint()),
            AlertEntry.of(heard(70, 130)),
            UnaryOperator.identity(),
            at(70));
    assertThat(again).isInstanceOf(Observation.Changed.class);
    partition.put(alert.fingerprint(), ((Observation.Changed) again).alert());

    assertThat(partition.durable()).hasSize(1);
  }

  /** It was on its way when the end passed: a busy router reads late. */
  @Test
  void aReportFromBeforeTheEndThatIsReadLateCounts() {
    var alert = heard(0, 60);
    put(alert);
    partition.expire(at(60));

    assertThat(
            Observation.of(
                partition.get(alert.fingerprint()),
                AlertEntry.of(heard(59, 119)),
                UnaryOperator.identity(),
                at(62)))
        .isInstanceOf(Observation.Changed.class);
  }

  private void put(Alert alert) {
    partition.put(alert.fingerprint(), observed(alert));
  }

  private static ObservedAlert observed(Alert alert) {
    return ObservedAlert.of(alert, AlertEntry.contentHash(alert));
  }

  private static Alert heard(long second, long end) {
    return new Alert(
        LabelSet.of("alertname", "A"),
        LabelSet.EMPTY,
        at(-1),
        at(end),
        false,
        "",
        at(second),
        ZoneOffset.UTC);
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }
}
