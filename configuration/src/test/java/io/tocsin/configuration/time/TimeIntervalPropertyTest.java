package io.tocsin.configuration.time;

import static io.tocsin.configuration.time.Intervals.interval;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("F49 intervals contain what a list of all their minutes and days has")
class TimeIntervalPropertyTest {
  private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2028-01-01T00:00:00Z");

  // A day of an odd length at every time of day and year, and by other amounts than an hour.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Africa/Cairo",
        "Africa/Casablanca",
        "Pacific/Chatham",
        "Antarctica/Troll"
      })
  @DisplayName("every minute of the days around each transition of three years")
  void transitions(String location) {
    var random = new Random(location.hashCode());
    for (var transition : transitions(ZoneId.of(location))) {
      for (int i = 0; i < 2; i++) {
        compare(WrittenElement.random(location, random), around(transition.getInstant()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Kathmandu", "America/Los_Angeles", "Pacific/Kiritimati"})
  @DisplayName("moments of a hundred years")
  void anyMoment(String location) {
    var random = new Random(location.hashCode());
    for (int i = 0; i < 100; i++) {
      compare(
          WrittenElement.random(location, random),
          random
              .longs(20, 0, Instant.parse("2100-01-01T00:00:00Z").getEpochSecond())
              .mapToObj(Instant::ofEpochSecond));
    }
  }

  private static void compare(WrittenElement element, Stream<Instant> moments) {
    var interval = interval(element.yaml());
    var allowed = element.allowed();
    assertThat(moments.filter(moment -> interval.contains(moment) != allowed.test(moment)))
        .as("moments that %s is wrong about", element.yaml())
        .isEmpty();
  }

  private static Stream<Instant> around(Instant transition) {
    return IntStream.range(-26 * 60, 26 * 60)
        .mapToObj(minute -> transition.plus(Duration.ofMinutes(minute)));
  }

  private static Iterable<ZoneOffsetTransition> transitions(ZoneId zone) {
    return Stream.iterate(
            zone.getRules().nextTransition(FROM),
            transition -> transition.getInstant().isBefore(UNTIL),
            transition -> zone.getRules().nextTransition(transition.getInstant()))
        .toList();
  }
}
