package io.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastingTroubleTest {
  private static final Instant BEGIN = Instant.parse("2026-11-24T10:00:00Z");
  private static final LogEvent AWAY = LogEvent.of("Kafka does not answer");
  private static final LogEvent BACK = LogEvent.of("Kafka answers again");

  private final LastingTrouble trouble = new LastingTrouble();

  @Test
  void threeMinutesAreALineAtTheBeginOneEachMinuteAndOneAtTheEnd() {
    List<String> lines = new ArrayList<>();
    for (int second = 0; second < 180; second++) {
      trouble.met(AWAY, BEGIN.plusSeconds(second)).ifPresent(event -> lines.add(event.toString()));
    }
    trouble.over(BACK, BEGIN.plusSeconds(180)).ifPresent(event -> lines.add(event.toString()));

    assertThat(lines)
        .containsExactly(
            "Kafka does not answer",
            "Kafka does not answer since=2026-11-24T10:00:00Z repeated=59",
            "Kafka does not answer since=2026-11-24T10:00:00Z repeated=59",
            "Kafka answers again lasted=180s");
  }

  @Test
  void troubleThatWasNotMetForAMinuteBeginsAnew() {
    trouble.met(AWAY, BEGIN);

    assertThat(trouble.met(AWAY, BEGIN.plusSeconds(61))).contains(AWAY);
  }

  @Test
  void nothingIsOverThatHasNotBegun() {
    assertThat(trouble.over(BACK, BEGIN)).isEmpty();
  }

  @Test
  void nextTroubleBeginsAnew() {
    trouble.met(AWAY, BEGIN);
    trouble.over(BACK, BEGIN.plusSeconds(1));

    assertThat(trouble.met(AWAY, BEGIN.plusSeconds(2))).contains(AWAY);
  }

  @Test
  void whatHasNeverWorkedYetIsNotInTroubleForAWhile() {
    var starting = new LastingTrouble(LastingTrouble.START);

    assertThat(starting.met(AWAY, BEGIN)).isEmpty();
    assertThat(starting.met(AWAY, BEGIN.plusSeconds(29))).isEmpty();
    assertThat(starting.met(AWAY, BEGIN.plusSeconds(30))).contains(AWAY);
  }

  @Test
  void startThatSucceedsIsNeverSaidAndTroubleAfterItIsSaidAtOnce() {
    var starting = new LastingTrouble(LastingTrouble.START);
    starting.met(AWAY, BEGIN);

    assertThat(starting.over(BACK, BEGIN.plusSeconds(5))).isEmpty();
    assertThat(starting.met(AWAY, BEGIN.plusSeconds(60))).contains(AWAY);
  }
}
