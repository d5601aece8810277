package io.tocsin.gateway.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.log.LogEvent;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.matcher.Matchers;
import io.tocsin.model.silence.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilenceLogLinesTest {
  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
  private static final Instant END = START.plusSeconds(60);

  @Test
  void eachChangeIsALine() {
    assertThat(events(new SilenceEdit.Created(silence("a", START))))
        .containsExactly("silence created");
    assertThat(events(new SilenceEdit.Changed(silence("a", START))))
        .containsExactly("silence changed");
    assertThat(events(new SilenceEdit.Replaced(silence("a", END), silence("b", START))))
        .containsExactly("silence created", "silence expired");
    assertThat(events(new SilenceEdit.Rejected("too many"))).isEmpty();
  }

  @Test
  void whoAndHowLongAreFields() {
    var line = SilenceLogLines.of(new SilenceEdit.Created(silence("a", START))).getFirst();

    assertThat(line.fields())
        .containsEntry("silence", "a")
        .containsEntry("created_by", "ops")
        .containsEntry("ends_at", END.toString());
  }

  @Test
  void silenceThatEndedByTimeSinceTheLastLookIsSaidOnce() {
    var byTime = silence("a", START);
    var byHand = silence("b", END);
    var all = List.of(byTime, byHand);

    assertThat(SilenceUpkeep.expiredBetween(all, END.minusSeconds(10), END.plusSeconds(1)))
        .containsExactly(byTime);
    assertThat(SilenceUpkeep.expiredBetween(all, END.plusSeconds(1), END.plusSeconds(9))).isEmpty();
    assertThat(SilenceUpkeep.expiredBetween(all, START, END.minusSeconds(1))).isEmpty();
  }

  private static List<String> events(SilenceEdit edit) {
    return SilenceLogLines.of(edit).stream().map(LogEvent::event).toList();
  }

  private static Silence silence(String id, Instant updatedAt) {
    var matchers = new Matchers(List.of(new Matcher("a", MatchOperator.EQUAL, "1")));
    return new Silence(id, matchers, START, END, updatedAt, "ops", "", Map.of());
  }
}
