package io.tocsin.standalone.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.alert.Alert;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DiskGuardTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final long MIB = 1 << 20;
  private static final long TOTAL = 100_000 * MIB;

  private final AtomicLong free = new AtomicLong(10_000 * MIB);
  private final DiskGuard guard =
      new DiskGuard("/data", () -> new DiskSpace(free.get(), TOTAL), new Watermark(512 * MIB));

  @Test
  void belowTheWatermarkNoAlertsAreTakenAndAnAlertSaysSo() throws IOException {
    assertThat(look(0)).isEmpty();
    assertThat(guard.whyClosed()).isEmpty();

    free.set(511 * MIB);

    assertThat(look(1).orElseThrow())
        .satisfies(
            alert -> {
              assertThat(alert.name()).isEqualTo("TocsinDiskAlmostFull");
              assertThat(alert.endsAt()).isEqualTo(NOW.plusSeconds(1).plus(DiskAlert.LIFE));
              assertThat(alert.annotations().valueOrEmpty("description"))
                  .contains("/data has only 511 MiB free", "below 512 MiB");
            });
    assertThat(guard.whyClosed().orElseThrow()).contains("/data");
    assertThat(look(2)).as("said once").isEmpty();
  }

  @Test
  void withAQuarterMoreTheyAreTakenAgainAndTheAlertIsResolved() throws IOException {
    free.set(500 * MIB);
    look(0);
    free.set(639 * MIB);
    assertThat(look(1)).isEmpty();
    assertThat(guard.whyClosed()).isPresent();

    free.set(640 * MIB);

    assertThat(look(2).orElseThrow().endsAt()).isEqualTo(NOW.plusSeconds(2));
    assertThat(guard.whyClosed()).isEmpty();
  }

  @Test
  void theAlertIsRenewedWhileTheDiskStaysFull() throws IOException {
    free.set(0);
    look(0);

    var renewed = look(Duration.ofMinutes(5).toSeconds()).orElseThrow();

    assertThat(renewed.startsAt()).isEqualTo(NOW);
    assertThat(renewed.endsAt()).isEqualTo(NOW.plus(Duration.ofMinutes(20)));
  }

  @Test
  void anAlertThatDidNotGetIntoTheLogIsSaidAtTheNextLook() throws IOException {
    free.set(0);
    look(0);
    guard.alertNotStored();

    assertThat(look(1)).isPresent();
    assertThat(look(2)).isEmpty();
  }

  @Test
  void onASmallDiskATenthIsEnough() {
    var small = new Watermark(512 * MIB);

    assertThat(small.isReached(new DiskSpace(61 * MIB, 600 * MIB), false)).isFalse();
    assertThat(small.isReached(new DiskSpace(59 * MIB, 600 * MIB), false)).isTrue();
  }

  private Optional<Alert> look(long second) throws IOException {
    return guard.look(NOW.plusSeconds(second));
  }
}
