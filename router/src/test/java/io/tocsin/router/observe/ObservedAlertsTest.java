package io.tocsin.router.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.memory.MemoryBudget;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ObservedAlertsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Alert ALERT =
      new Alert(
          LabelSet.of("alertname", "A"),
          LabelSet.EMPTY,
          NOW,
          NOW.plusSeconds(60),
          false,
          "",
          NOW,
          ZoneOffset.UTC);

  private final ObservedAlerts observed = new ObservedAlerts(new MemoryBudget(1000));

  @Test
  void partitionThatIsClosedTakesNoRoomAndKeepsItsAlerts() {
    var partition = opened();
    partition.put(ALERT.fingerprint(), ObservedAlert.of(ALERT, 1).taking(500));
    assertThat(observed.held().bytes()).isEqualTo(500);

    observed.close(0, partition);

    assertThat(observed.held().bytes()).isZero();
    assertThat(partition.all()).containsExactly(ALERT);
  }

  @Test
  void partitionThatIsOpenedAgainBeforeItIsClosedCountsOnce() {
    var before = opened();
    before.put(ALERT.fingerprint(), ObservedAlert.of(ALERT, 1).taking(500));

    var after = opened();
    before
        .all()
        .forEach(alert -> after.put(alert.fingerprint(), ObservedAlert.of(alert, 1).taking(500)));
    observed.close(0, before);

    assertThat(observed.held().bytes()).isEqualTo(500);
    assertThat(observed.held().bytesByName()).containsEntry("A", 500L);
  }

  private ObservedPartition opened() {
    var partition = observed.prepare(0);
    observed.open(0, partition);
    return partition;
  }

  @Test
  void alertThatIsForgottenMakesRoom() {
    var partition = opened();
    partition.put(ALERT.fingerprint(), ObservedAlert.of(ALERT, 1).taking(900));
    assertThat(partition.hasRoom("A", 500)).isFalse();

    partition.remove(known -> true);

    assertThat(partition.hasRoom("A", 500)).isTrue();
    assertThat(observed.held().bytes()).isZero();
  }
}
