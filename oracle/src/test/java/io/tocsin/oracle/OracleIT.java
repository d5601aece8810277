package io.tocsin.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tocsin.standalone.e2e.DebianAlertmanager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether Tocsin, told to be strict, tells the same as Alertmanager. What differs, or could not be
 * played in time, is played again among few before it counts.
 */
class OracleIT {
  private static final int SOME = Integer.getInteger("tocsin.oracle.schedules", 24);
  private static final int MANY = 200;
  private static final long SEED = Long.getLong("tocsin.oracle.seed", 1);
  private static final Pace PACE = new Pace(Integer.getInteger("tocsin.oracle.pace", 1));
  private static final int AT_ONCE = 100;

  @TempDir Path folder;

  @Test
  @DisplayName("The same schedules lead to the same messages as with Alertmanager")
  void tellsTheSameAsAlertmanager(TestReporter report) throws Exception {
    tellsTheSame(SOME, report);
  }

  @Test
  @Tag("long")
  @DisplayName("Two hundred schedules lead to the same messages as with Alertmanager")
  void tellsTheSameManyTimes(TestReporter report) throws Exception {
    tellsTheSame(MANY, report);
  }

  private void tellsTheSame(int count, TestReporter report) throws Exception {
    assumeTrue(DebianAlertmanager.isInstalled(), "prometheus-alertmanager is not installed");
    var schedules = LongStream.range(SEED, SEED + count).mapToObj(ScheduleGenerator::from).toList();

    var outcomes = play(schedules, "first");
    var suspects = select(outcomes, outcome -> !outcome.isPassed());
    var again = replay(suspects, "again", report);
    var late = select(again, outcome -> !outcome.isInTime());
    var oneMoreTime = replay(late, "once-more", report);

    assertThat(select(outcomes, Outcome::isTelling)).hasSizeGreaterThanOrEqualTo(count / 2);
    assertThat(select(again, outcome -> outcome.isInTime() && !outcome.isPassed())).isEmpty();
    assertThat(select(oneMoreTime, outcome -> !outcome.isPassed())).isEmpty();
  }

  private List<Outcome> replay(List<Outcome> outcomes, String name, TestReporter report)
      throws Exception {
    outcomes.forEach(outcome -> report.publishEntry("played " + name, outcome.toString()));
    return play(outcomes.stream().map(Outcome::schedule).toList(), name);
  }

  private List<Outcome> play(List<Schedule> schedules, String name) throws Exception {
    var outcomes = new ArrayList<Outcome>();
    for (int from = 0; from < schedules.size(); from += AT_ONCE) {
      var some = schedules.subList(from, Math.min(schedules.size(), from + AT_ONCE));
      outcomes.addAll(new Round(folder.resolve(name + "-" + from), PACE).play(some));
    }
    return outcomes;
  }

  private static List<Outcome> select(List<Outcome> outcomes, Predicate<Outcome> wanted) {
    return outcomes.stream().filter(wanted).toList();
  }
}
