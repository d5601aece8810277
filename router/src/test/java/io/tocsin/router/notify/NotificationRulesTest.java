package io.tocsin.router.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When telling the same again is due, and when it may be forgotten. */
class NotificationRulesTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final NotificationRules ours = new NotificationRules(false, Duration.ofHours(120));
  private final NotificationRules strict = new NotificationRules(true, Duration.ofHours(120));

  @Test
  @Tag("AM-7.4")
  @DisplayName("an exact multiple is a repeat, and one in the original only later")
  void exactMultiple() {
    assertThat(ours.isRepeatDue(NOW.minus(HOUR), HOUR, NOW)).isTrue();
    assertThat(strict.isRepeatDue(NOW.minus(HOUR), HOUR, NOW)).isFalse();
    assertThat(strict.isRepeatDue(NOW.minus(HOUR).minusMillis(1), HOUR, NOW)).isTrue();
  }

  @Test
  @Tag("AM-7.4")
  @DisplayName("the tolerance is five percent, a second at most")
  void tolerance() {
    assertThat(ours.isRepeatDue(NOW.minus(HOUR).plusMillis(1000), HOUR, NOW)).isTrue();
    assertThat(ours.isRepeatDue(NOW.minus(HOUR).plusMillis(1001), HOUR, NOW)).isFalse();

    var twoSeconds = Duration.ofSeconds(2);
    assertThat(ours.isRepeatDue(NOW.minusMillis(1900), twoSeconds, NOW)).isTrue();
    assertThat(ours.isRepeatDue(NOW.minusMillis(1899), twoSeconds, NOW)).isFalse();
  }

  @Test
  @Tag("AM-7.3")
  @DisplayName("log entries are kept for two repeat intervals, at most for the retention")
  void expiry() {
    assertThat(ours.expiry(NOW, HOUR)).isEqualTo(NOW.plus(Duration.ofHours(2)));
    assertThat(ours.expiry(NOW, Duration.ofDays(10))).isEqualTo(NOW.plus(Duration.ofHours(120)));
  }
}
