package io.tocsin.router.group;

import static io.tocsin.router.group.GroupStageTester.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.ConfigurationReader;
import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.notification.Destination;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a destination must be told is the difference to what it was sent. */
class UndeliveredTest {
  private static final Destination FIRST = new Destination("team", "webhook", 0);
  private static final Destination SECOND = new Destination("team", "webhook", 1);
  private static final double NEVER = 1_000_000;

  @ParameterizedTest
  @ValueSource(strings = {"default", "strict"})
  @DisplayName("a resolved alert stays in the message until a message with it was accepted")
  void resolvedAlertsOutliveAnOutage(String mode) {
    var tester = new GroupStageTester(configuration(mode), awayFrom(4, 12));

    tester.fires(0, NEVER).fires(1, 6).fires(2, 8).fires(3, 10).until(20);

    assertThat(tester.messagesTo(FIRST))
        .extracting(Object::toString)
        .containsExactly("[0 1 2 3]", "[0 ~1 ~2 ~3]");
  }

  @Test
  @DisplayName("a destination that was there all the time reads each end once")
  void othersReadEachEndOnce() {
    BiPredicate<Destination, Double> firstIsAway =
        (destination, second) -> destination.equals(SECOND) || !isBetween(second, 4, 12);
    var tester = new GroupStageTester(configuration("default"), firstIsAway);

    tester.fires(0, NEVER).fires(1, 6).fires(2, 8).fires(3, 10).until(20);

    assertThat(tester.messagesTo(SECOND))
        .extracting(Object::toString)
        .containsExactly("[0 1 2 3]", "[0 ~1 2 3]", "[0 ~2 3]", "[0 ~3]");
    assertThat(tester.messagesTo(FIRST))
        .extracting(Object::toString)
        .containsExactly("[0 1 2 3]", "[0 ~1 ~2 ~3]");
  }

  @Test
  @DisplayName("the resolved alert of an episode is notified with the first alert of the next")
  void endOfAnEpisodeIsToldWithTheNext() {
    var tester = new GroupStageTester(configuration("default"), awayFrom(4, 12));

    tester.fires(0, 6).fires(1, 6).until(9).fires(2, NEVER).until(20);

    assertThat(tester.messagesTo(FIRST))
        .extracting(Object::toString)
        .containsExactly("[0 1]", "[~0 ~1 2]");
  }

  @Test
  @DisplayName("an alert that is back is not shown as resolved")
  void alertThatIsBackIsNotResolved() {
    var tester = new GroupStageTester(configuration("default"), awayFrom(4, 12));

    tester.fires(0, NEVER).fires(1, 6).until(9).fires(1, NEVER).until(20);

    assertThat(tester.messagesTo(FIRST))
        .extracting(Object::toString)
        .containsExactly("[0 1]", "[0 1]");
  }

  @Test
  @DisplayName("an alert that ends while its first message waits is not called firing any more")
  void waitingMessageIsCorrectedBetweenFlushes() {
    var slow = read("default", "group_interval: 5m");
    var tester = new GroupStageTester(slow, awayFrom(0, 12));

    tester.fires(0, NEVER).fires(1, NEVER).until(6).resolves(1).until(20);

    assertThat(tester.messagesTo(FIRST)).extracting(Object::toString).containsExactly("[0 ~1]");
  }

  @Test
  @DisplayName("an alert that joins while a message waits is notified with the flush, not before")
  void joiningAlertWaitsForTheFlush() {
    var slow = read("default", "group_interval: 10s");
    var tester = new GroupStageTester(slow, awayFrom(0, 8));

    tester.fires(0, NEVER).fires(1, NEVER).until(4).fires(2, NEVER).until(6).resolves(1).until(20);

    assertThat(tester.messagesTo(FIRST))
        .extracting(Object::toString)
        .containsExactly("[0 ~1]", "[0 ~1 2]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "strict"})
  @DisplayName("an alert that resolved before a restart of the router is notified after it")
  void resolvedAlertsOutliveTheRouter(String mode) {
    var tester = new GroupStageTester(configuration(mode), awayFrom(4, 200));

    tester.fires(0, NEVER).fires(1, NEVER).fires(2, NEVER).until(5).resolves(1).until(7);
    tester.routerIsKilledFor(1).until(150).routerIsKilledFor(1).resolves(2).until(220);

    assertThat(tester.messagesTo(FIRST))
        .extracting(Object::toString)
        .containsExactly("[0 1 2]", "[0 ~1 ~2]");
  }

  @Test
  @DisplayName(
      "the grace after a restart does not bring back an alert whose end was decided before")
  void decidedEndOutlivesTheRouter() {
    var tester = new GroupStageTester(configuration("default"), awayFrom(4, 40));

    tester.fires(0, NEVER).fires(1, 20).until(23);
    tester.routerIsKilledFor(1).isPassedOnAgain(0, 1).until(60);

    assertThat(tester.messagesTo(FIRST))
        .extracting(Object::toString)
        .containsExactly("[0 1]", "[0 ~1]");
  }

  @Test
  @DisplayName(
      "an alert that is still in its group is not carried, because only this destination was notified")
  void correctedEndOutlivesTheRouter() {
    var tester = new GroupStageTester(read("default", "group_interval: 1m"), awayFrom(0, 50));

    tester.fires(0, NEVER).fires(1, 20).until(25);
    tester.routerIsKilledFor(1).until(100);

    assertThat(tester.messagesTo(FIRST)).extracting(Object::toString).containsExactly("[0 ~1]");
  }

  @Test
  @DisplayName(
      "a carried alert is not notified again when it is forwarded again after a start, strict")
  void carriedEndIsToldOnce() {
    var tester = new GroupStageTester(configuration("strict"), awayFrom(4, 12));

    tester.fires(0, NEVER).fires(1, 6).fires(2, 8).until(20);
    tester.routerIsKilledFor(1).isPassedOnAgain(0, 1, 2).until(30);

    assertThat(tester.messagesTo(FIRST))
        .extracting(Object::toString)
        .containsExactly("[0 1 2]", "[0 ~1 ~2]");
  }

  @Test
  @DisplayName("a message from before a stop that may be out of date waits for the router, strict")
  void outdatedMessageWaitsForTheRouter() {
    var tester = new GroupStageTester(read("strict", "group_interval: 5m"), awayFrom(0, 4));

    tester.fires(0, NEVER).fires(1, 3).until(2).routerIsKilledFor(4).until(20);

    assertThat(tester.messagesTo(FIRST)).extracting(Object::toString).containsExactly("[0 ~1]");
  }

  @Test
  @DisplayName(
      "random outages, resolves and restarts: every resolve is notified, and nothing fires after it")
  void everyEndIsTold() {
    for (int seed = 0; seed < 40; seed++) {
      play(seed);
    }
  }

  private static void play(int seed) {
    var random = new Random(seed);
    var outages = Map.of(FIRST, outages(random), SECOND, outages(random));
    BiPredicate<Destination, Double> isUp =
        (destination, second) ->
            second > 60
                || outages.get(destination).stream()
                    .noneMatch(outage -> isBetween(second, outage[0], outage[1]));
    var tester =
        new GroupStageTester(configuration(random.nextBoolean() ? "default" : "strict"), isUp);
    var ends = new HashMap<Integer, TreeMap<Instant, Instant>>();
    for (double second = 0; second < 60; second += 0.5 + random.nextInt(8) / 4.0) {
      tester.until(second);
      int alert = random.nextInt(5);
      switch (random.nextInt(6)) {
        case 0, 1, 2 -> {
          tester.fires(alert, NEVER);
          begin(ends, alert, time(tester.second()));
        }
        case 3, 4 -> {
          tester.resolves(alert);
          end(ends, alert, time(tester.second()));
        }
        default -> tester.routerIsKilledFor(random.nextInt(3));
      }
    }
    for (int alert = 0; alert < 5; alert++) {
      tester.resolves(alert);
      end(ends, alert, time(tester.second()));
    }
    tester.until(90);

    for (var destination : List.of(FIRST, SECOND)) {
      var told = new HashMap<String, AlertStatus>();
      for (var message : tester.messagesTo(destination)) {
        for (var alert : message.alerts()) {
          var name = alert.labels().valueOrEmpty("i");
          told.put(name, alert.status());
          boolean fires = fires(ends, Integer.parseInt(name), time(message.second()));
          assertThat(alert.status() == AlertStatus.FIRING)
              .as("seed %d, alert %s in %s at %.3f", seed, name, message, message.second())
              .isEqualTo(fires);
        }
      }
      assertThat(told.values())
          .as("seed %d: what %s was told last", seed, destination)
          .doesNotContain(AlertStatus.FIRING);
    }
  }

  private static void begin(Map<Integer, TreeMap<Instant, Instant>> ends, int alert, Instant at) {
    var times = ends.computeIfAbsent(alert, _ -> new TreeMap<>());
    if (times.isEmpty() || times.lastEntry().getValue().isBefore(Instant.MAX)) {
      times.put(at, Instant.MAX);
    }
  }

  private static void end(Map<Integer, TreeMap<Instant, Instant>> ends, int alert, Instant at) {
    var times = ends.computeIfAbsent(alert, _ -> new TreeMap<>());
    if (!times.isEmpty() && times.lastEntry().getValue().equals(Instant.MAX)) {
      times.put(times.lastKey(), at);
    }
  }

  private static boolean fires(
      Map<Integer, TreeMap<Instant, Instant>> ends, int alert, Instant at) {
    var episode = ends.getOrDefault(alert, new TreeMap<>()).floorEntry(at);
    return episode != null && episode.getValue().isAfter(at);
  }

  private static List<double[]> outages(Random random) {
    return random
        .doubles(3, 0, 55)
        .mapToObj(from -> new double[] {from, from + 1 + random.nextInt(15)})
        .toList();
  }

  private static BiPredicate<Destination, Double> awayFrom(double from, double until) {
    return (_, second) -> !isBetween(second, from, until);
  }

  private static boolean isBetween(double second, double from, double until) {
    return second >= from && second < until;
  }

  private static Configuration configuration(String mode) {
    return read(mode, "group_interval: 2s");
  }

  private static Configuration read(String mode, String interval) {
    try {
      return ConfigurationReader.read(
          """
          %s
          receivers:
          - name: team
            webhook_configs: [{url: 'http://one.invalid/'}, {url: 'http://two.invalid/'}]
          route:
            receiver: team
            group_wait: 500ms
            %s
          """
              .formatted(mode.equals("strict") ? "compatibility: strict" : "", interval),
          Path.of("/nowhere"));
    } catch (InvalidConfigurationException e) {
      throw new IllegalArgumentException(String.join("\n", e.mistakes()), e);
    }
  }
}
