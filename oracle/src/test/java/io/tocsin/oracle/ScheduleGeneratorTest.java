package io.tocsin.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.ConfigurationReader;
import io.tocsin.oracle.Action.Post;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleGeneratorTest {
  private static final List<Schedule> SCHEDULES =
      LongStream.range(1, 200).mapToObj(ScheduleGenerator::from).toList();

  @Test
  void seedMakesTheSameScheduleAgain() {
    assertThat(ScheduleGenerator.from(17).describe())
        .isEqualTo(ScheduleGenerator.from(17).describe())
        .isNotEqualTo(ScheduleGenerator.from(18).describe());
  }

  @Test
  void nothingIsDecidedByMilliseconds() {
    assertThat(SCHEDULES).allSatisfy(schedule -> assertThat(Forecast.troubles(schedule)).isEmpty());
  }

  @Test
  void almostEverySchedulePostsSeveralTimes() {
    assertThat(SCHEDULES.stream().filter(schedule -> posts(schedule) >= 3).count())
        .isGreaterThan(SCHEDULES.size() * 9L / 10);
  }

  @Test
  void configurationIsValid() throws Exception {
    var text =
        OracleConfiguration.of(
            SCHEDULES.subList(0, 100), Side.OURS, URI.create("http://localhost"), new Pace(1));

    assertThat(ConfigurationReader.read(text, Path.of("")).receivers()).hasSizeGreaterThan(100);
  }

  private static long posts(Schedule schedule) {
    return schedule.actions().stream().filter(Post.class::isInstance).count();
  }
}
