package io.tocsin.gateway.active;

import static io.tocsin.gateway.active.ActiveAlerts.Entry.ADMITTED;
import static io.tocsin.gateway.active.ActiveAlerts.Entry.TOO_MANY;
import static io.tocsin.gateway.active.ActiveAlerts.Entry.TOO_MANY_OF_THIS_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.gateway.active.ActiveAlerts.Entry;
import io.tocsin.model.label.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ActiveAlertsTest {
  private static final Duration LIFE = Duration.ofMinutes(4);

  private final ActiveAlerts active = new ActiveAlerts(new Ceiling(3), new Ceiling(2));
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");

  @Test
  @DisplayName("L-12 one more of a name than there may be is too many, another name is not")
  void limitOfOneName() {
    assertThat(enter("A", 1)).isEqualTo(ADMITTED);
    assertThat(enter("A", 2)).isEqualTo(ADMITTED);
    assertThat(enter("A", 3)).isEqualTo(TOO_MANY_OF_THIS_NAME);
    assertThat(enter("B", 4)).isEqualTo(ADMITTED);
  }

  @Test
  @DisplayName("L-11 one more than there may be in all is too many, whatever its name")
  void limitOfAll() {
    enter("A", 1);
    enter("A", 2);
    enter("B", 3);

    assertThat(enter("B", 4)).isEqualTo(TOO_MANY);
    assertThat(enter("C", 5)).isEqualTo(TOO_MANY);
  }

  @Test
  @DisplayName("4.3 a known alert is always let in")
  void knownAlertIsLetIn() {
    enter("A", 1);
    enter("A", 2);

    assertThat(enter("A", 1)).isEqualTo(ADMITTED);
    assertThat(active.size(now)).isEqualTo(2);
  }

  @Test
  @DisplayName("the end of an alert is let in, known or not, and makes room")
  void endMakesRoom() {
    enter("A", 1);
    enter("A", 2);

    assertThat(end("A", 9)).isEqualTo(ADMITTED);
    assertThat(enter("A", 3)).isEqualTo(TOO_MANY_OF_THIS_NAME);
    assertThat(end("A", 1)).isEqualTo(ADMITTED);
    assertThat(enter("A", 3)).isEqualTo(ADMITTED);
  }

  @Test
  @DisplayName("4.3 an alert that is not repeated makes room when its end has passed")
  void endedOnesMakeRoom() {
    enter("A", 1);
    now = now.plus(LIFE.dividedBy(2));
    enter("A", 2);

    now = now.plus(LIFE.dividedBy(2));

    assertThat(enter("A", 3)).isEqualTo(ADMITTED);
    assertThat(enter("A", 4)).isEqualTo(TOO_MANY_OF_THIS_NAME);
    assertThat(active.size(now)).isEqualTo(2);
  }

  @Test
  @DisplayName("a repeated alert keeps its room beyond its first end")
  void repeatedOnesKeepTheirRoom() {
    enter("A", 1);
    enter("A", 2);
    now = now.plus(LIFE.dividedBy(2));
    enter("A", 1);
    enter("A", 2);

    now = now.plus(LIFE.dividedBy(2));

    assertThat(enter("A", 3)).isEqualTo(TOO_MANY_OF_THIS_NAME);
  }

  @Test
  @DisplayName("ended alerts of all names make room in all")
  void endedOnesOfOthersMakeRoom() {
    enter("A", 1);
    enter("B", 2);
    enter("C", 3);

    now = now.plus(LIFE);

    assertThat(enter("D", 4)).isEqualTo(ADMITTED);
    assertThat(active.size(now)).isEqualTo(1);
  }

  @Test
  @DisplayName("ended alerts are forgotten also where nothing is limited")
  void endedOnesAreForgotten() {
    var unlimited = new ActiveAlerts(Ceiling.UNLIMITED, Ceiling.UNLIMITED);
    for (int i = 0; i < 60_000; i++) {
      unlimited.enter("A", new Fingerprint(i), now.plusMillis(1), now);
    }
    assertThat(unlimited.size(now)).isEqualTo(60_000);
    assertThat(unlimited.size(now.plusMillis(1))).isZero();
  }

  @Test
  @DisplayName("zero means zero")
  void zero() {
    var none = new ActiveAlerts(Ceiling.UNLIMITED, new Ceiling(0));

    assertThat(none.enter("A", new Fingerprint(1), now.plus(LIFE), now))
        .isEqualTo(TOO_MANY_OF_THIS_NAME);
  }

  private Entry enter(String name, long alert) {
    return active.enter(name, new Fingerprint(alert), now.plus(LIFE), now);
  }

  private Entry end(String name, long alert) {
    return active.enter(name, new Fingerprint(alert), now, now);
  }
}
