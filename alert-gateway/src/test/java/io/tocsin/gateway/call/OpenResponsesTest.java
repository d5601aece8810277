package io.tocsin.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OpenResponsesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final OpenResponses<String> answers = new OpenResponses<>();

  @Test
  void whoHasReadLongestGivesWayOnce() {
    answers.begin("first", NOW);
    answers.begin("second", NOW.plusSeconds(1));

    assertThat(answers.giveWay(NOW.plusSeconds(1))).contains("first");
    assertThat(answers.giveWay(NOW.plusSeconds(1))).contains("second");
    assertThat(answers.giveWay(NOW.plusSeconds(1))).isEmpty();
  }

  @Test
  void whoHasOnlyJustBegunOrIsThroughDoesNot() {
    answers.begin("through", NOW);
    answers.begin("has just begun", NOW.plusSeconds(10));
    answers.end("through");

    assertThat(answers.giveWay(NOW.plusSeconds(9))).isEmpty();
  }
}
