package io.tocsin.router.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.notification.NotificationReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Table 7.2. Alerts are numbers; the last message went out some minutes ago, and the repeat
 * interval is an hour.
 */
class NotificationDecisionTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final NotificationRules RULES =
      new NotificationRules(false, Duration.ofHours(120));

  @ParameterizedTest(name = "7.2 row {0}: told {1} ~{2}, now {4} ~{5} -> {7}")
  @CsvSource(
      textBlock =
          """
          # row, last firing, last resolved, minutes ago, firing, resolved, send_resolved, reason
          1, ,    ,   ,  1,   ,   true,  FIRST_NOTIFICATION
          2, ,    ,   ,  '',  1,  true,  NOTHING_NEW
          3, '',  1,  5, 1,   ,   true,  FIRST_NOTIFICATION
          4, 1,   ,   5, 1 2, ,   true,  NEW_ALERTS_ADDED
          5, 1,   ,   5, '',  1,  true,  ALL_ALERTS_RESOLVED
          5, 1,   ,   5, '',  1,  false, ALL_ALERTS_RESOLVED
          6, '',  1,  5, '',  1,  true,  NOTHING_NEW
          7, 1 2, ,   5, 1,   2,  true,  SOME_ALERTS_RESOLVED
          7, 1 2, ,   5, 1,   2,  false, NOTHING_NEW
          8, 1,   ,  61, 1,   ,   true,  REPEAT_INTERVAL_ELAPSED
          8, 1,   ,  60, 1,   ,   true,  REPEAT_INTERVAL_ELAPSED
          9, 1,   ,   5, 1,   ,   true,  NOTHING_NEW
          9, 1 2, ,   5, 1,   ,   true,  NOTHING_NEW
          """)
  void decides(
      String row,
      @Nullable String lastFiring,
      @Nullable String lastResolved,
      @Nullable Long minutesAgo,
      String firing,
      @Nullable String resolved,
      boolean wantsResolved,
      NotificationReason reason) {
    Optional<NotificationLogEntry> last =
        minutesAgo == null
            ? Optional.empty()
            : Optional.of(
                new NotificationLogEntry(
                    NOW.minus(Duration.ofMinutes(minutesAgo)),
                    alerts(lastFiring),
                    alerts(lastResolved),
                    NOW.plusSeconds(1),
                    NotificationLogEntry.Outgoing.NOTHING,
                    java.util.List.of()));

    assertThat(
            NotificationDecision.decide(
                last,
                new NotifiedAlerts(alerts(firing), alerts(resolved)),
                wantsResolved,
                lastAt -> RULES.isRepeatDue(lastAt, Duration.ofHours(1), NOW)))
        .isEqualTo(reason);
  }

  private static Set<Fingerprint> alerts(@Nullable String numbers) {
    return numbers == null || numbers.isEmpty()
        ? Set.of()
        : Arrays.stream(numbers.split(" "))
            .map(number -> new Fingerprint(Long.parseLong(number)))
            .collect(Collectors.toSet());
  }
}
