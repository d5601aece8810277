package io.tocsin.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.oracle.Action.Post;
import io.tocsin.oracle.Action.Silence;
import io.tocsin.oracle.Branch.Options;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One group that waits 2 s and flushes every 4 s; its first alert is posted at 1 s. */
class ForecastTest {
  private static final Timers TIMERS =
      new Timers(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofHours(1));

  @ParameterizedTest(name = "an alert at {0} s joins: {1}")
  @CsvSource({"1.5, calm", "2.5, trouble", "3.5, trouble", "3.9, calm", "6.5, trouble", "8, calm"})
  void nothingJoinsAboutWhenTheGroupFlushes(double at, String expected) {
    assertThat(verdict(schedule(fires("a1", 1), fires("a2", at)))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "resolved at 4 s and back at {0} s: {1}")
  @CsvSource({"8.9, calm", "8.2, trouble", "9.4, trouble", "10, trouble", "13, calm"})
  void alertComesBackToAnEmptiedGroupOnlyInItsPhase(double at, String expected) {
    assertThat(verdict(schedule(fires("a1", 1), ends("a1", 4), fires("a1", at))))
        .isEqualTo(expected);
  }

  @Test
  void oldAlertDoesNotJoinAGroupThatWaits() {
    assertThat(verdict(schedule(fires("a1", 1), post(1.6, "a2", -100, 3_600))))
        .isEqualTo("trouble");
    assertThat(verdict(schedule(fires("a1", 1), post(5, "a2", -100, 3_600)))).isEqualTo("calm");
  }

  @ParameterizedTest(name = "an end at {0} s: {1}")
  @CsvSource({"6.5, trouble", "7, trouble", "7.5, trouble", "9, calm", "3600, calm"})
  void noAlertEndsAboutWhenItsGroupFlushes(double end, String expected) {
    assertThat(verdict(schedule(post(1, "a1", 1, end)))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "a silence from {0} s to {1} s: {2}")
  @CsvSource({"4, 9, calm", "4, 7.5, trouble", "6.5, 9, trouble"})
  void noSilenceTurnsAboutWhenAGroupFlushes(double start, double end, String expected) {
    var silence =
        new Silence(
            seconds(4.5),
            "s",
            List.of(new Matcher("id", MatchOperator.EQUAL, "a1")),
            seconds(start),
            seconds(end));

    assertThat(verdict(schedule(fires("a1", 1), silence))).isEqualTo(expected);
  }

  private static String verdict(Schedule schedule) {
    return Forecast.troubles(schedule).isEmpty() ? "calm" : "trouble";
  }

  private static Schedule schedule(Action... actions) {
    var options = new Options(Optional.of("r0"), Optional.of(List.of()), Optional.of(TIMERS));
    var branch = new Branch(List.of(), false, options, List.of(), List.of(), List.of());
    return new Schedule(1, branch, List.of(), List.of(), List.of(actions));
  }

  private static Action fires(String id, double at) {
    return post(at, id, at, 3_600);
  }

  private static Action ends(String id, double at) {
    return post(at, id, 1, at);
  }

  private static Action post(double at, String id, double start, double end) {
    var report =
        new Report(
            LabelSet.of("id", id), Optional.of(seconds(start)), Optional.of(seconds(end)), 0);
    return new Post(seconds(at), List.of(report));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }
}
