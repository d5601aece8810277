package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.topic.Topics;
import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several of each: what happens to one of them costs time, and never an accepted alert, and no
 * listing is wrong. Each scene prints what was seen.
 */
class ClusterIT {
  /** Longer than a router may be silent before the others take over. */
  private static final Duration FROZEN = Duration.ofSeconds(20);

  private static final Duration OUTAGE =
      Duration.ofSeconds(Long.getLong("tocsin.cluster.outage-seconds", 120));

  /** Of a process that ends by itself. */
  private static final int FAILED = 70;

  private static final int CRASHES = 2;

  /** Who is told after the gateway knows that Kafka confirms nothing. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  /** A few kinds of trouble, each with a line when it begins and one a minute. */
  private static final int MOST_COMPLAINTS = 5 * (int) (OUTAGE.toMinutes() + 2);

  @TempDir Path folder;

  private final Surroundings surroundings = new Surroundings();

  @AfterEach
  void cleanUp() {
    surroundings.close();
  }

  @Test
  @DisplayName("one broker, two routers: one joins, one is stopped")
  void twoRouters() throws Exception {
    try (var play = ClusterPlay.begin(folder, surroundings.webhook(), 1, 1)) {
      secondRouterJoins(play);
      play.scene("stop of a router", () -> stop(play, 1));
      play.assertNoListingWasWrong();
    }
  }

  @Test
  @Tag("long")
  @DisplayName("three brokers, and two of everything else")
  void threeBrokers() throws Exception {
    try (var play = ClusterPlay.begin(folder, surroundings.webhook(), 3, 2)) {
      secondRouterJoins(play);
      everyTopicSurvivesABroker(play);
      routersAreRestarted(play);
      routerIsFrozen(play);
      routerFailsAgainAndAgain(play);
      mostBrokersAreAway(play);
      play.assertNoListingWasWrong();
    }
  }

  private static void secondRouterJoins(ClusterPlay play) throws Exception {
    play.scene(
        "second router joins",
        () -> {
          var second = play.tocsin().startRouter();
          var joined = play.until("it has partitions", () -> play.tocsin().hasPartitions(second));
          return "has partitions %s after its start".formatted(Spread.text(joined));
        });
  }

  private static void everyTopicSurvivesABroker(ClusterPlay play) throws Exception {
    var copies = play.kafka().copies();
    ClusterPlay.report("%d topics".formatted(copies.size()));
    assertThat(copies).isNotEmpty().allSatisfy((topic, has) -> assertThat(has).isEqualTo("3, 2"));
  }

  private static void routersAreRestarted(ClusterPlay play) throws Exception {
    var seen =
        play.scene("rolling restart of routers", () -> restart(play, 1) + ", " + restart(play, 2));

    assertThat(seen.late()).as("deliveries later than 30 s").isZero();
    assertThat(seen.otherAnswers() + seen.refused().count()).as("alerts not accepted").isZero();
  }

  private static void routerIsFrozen(ClusterPlay play) throws Exception {
    var seen =
        play.scene(
            "router frozen for %d s".formatted(FROZEN.toSeconds()),
            () -> {
              var router = play.tocsin().router(1);
              var end = play.now().plus(FROZEN);
              router.process().signal("STOP");
              var moved = otherHasAll(play, 1);
              play.until("it is frozen for a while", () -> play.now().isAfter(end));
              router.process().signal("CONT");
              var back = play.until("it wakes", () -> play.tocsin().hasPartitions(router));
              return "the other has all partitions after %s; after it woke it has some after %s"
                  .formatted(Spread.text(moved), Spread.text(back));
            });

    assertThat(seen.late()).as("deliveries later than 30 s").isZero();
  }

  /** What a router may not read any more kills its thread each time. */
  private static void routerFailsAgainAndAgain(ClusterPlay play) throws Exception {
    var router = play.tocsin().router(1);
    play.scene(
        "stream thread dies three times",
        () -> {
          play.kafka().forbidReading(Topics.ALERTS.name(), ClusterDeployment.user(1));
          var begin = play.now();
          var ended = awaitFailure(play, router);
          otherHasAll(play, 1);
          return "the process ended after %s, the other has all partitions after %s"
              .formatted(Spread.text(ended), sinceText(play, begin));
        });
    play.scene(
        "router ends again and again",
        () -> {
          for (int i = 0; i < CRASHES; i++) {
            router.startAgain();
            awaitFailure(play, router);
          }
          return CRASHES + " starts in vain";
        });
    play.scene(
        "router is restarted and may read again",
        () -> {
          play.kafka().allowReading(Topics.ALERTS.name(), ClusterDeployment.user(1));
          return startAgain(play, router);
        });
  }

  private static void mostBrokersAreAway(ClusterPlay play) throws Exception {
    var complaints = complaints(play);
    var away = new Instant[2];
    var seen =
        play.scene(
            "two of three brokers killed for %d s".formatted(OUTAGE.toSeconds()),
            () -> {
              away[0] = play.now();
              play.kafka().killOthers();
              Await.until(
                  OUTAGE.plus(ClusterPlay.LIMIT),
                  "the outage takes its time",
                  () -> play.now().isAfter(away[0].plus(OUTAGE)));
              away[1] = play.now();
              play.kafka().startOthersAgain();
              var accepted =
                  play.until("accepted again", () -> play.alerts().areAcceptedSince(away[1]));
              for (var member : play.tocsin().members()) {
                play.until(member + " is ready again", member::isReady);
              }
              return "accepted again %s after the return, everybody ready %s after it"
                  .formatted(Spread.text(accepted), sinceText(play, away[1]));
            });

    var refusals = new Refusals(seen.refused().toList(), away[0], away[1]);
    ClusterPlay.report(refusals.toString());
    assertThat(refusals.afterwards().median()).isLessThan(AT_ONCE);
    assertThat(seen.otherAnswers()).as("posts without an answer").isZero();
    complaints(play)
        .forEach(
            (member, now) -> {
              int lines = now - complaints.get(member);
              ClusterPlay.report("%s wrote %d lines at WARN or ERROR".formatted(member, lines));
              assertThat(lines).as(member).isLessThan(MOST_COMPLAINTS);
            });
  }

  private static String restart(ClusterPlay play, int number) throws Exception {
    var stopped = stop(play, number);
    return stopped + ", " + startAgain(play, play.tocsin().router(number));
  }

  private static String stop(ClusterPlay play, int number) throws Exception {
    var router = play.tocsin().router(number);
    var begin = play.now();
    router.process().signal("TERM");
    var moved = otherHasAll(play, number);
    router.process().awaitEnd(ClusterPlay.LIMIT);
    return "%s: the other has all partitions %s after SIGTERM, ended after %s"
        .formatted(router, Spread.text(moved), sinceText(play, begin));
  }

  /** As an operator does it, who waits for readiness before anything else is touched. */
  private static String startAgain(ClusterPlay play, ClusterMember router) throws IOException {
    router.startAgain();
    var ready =
        play.until(
            router + " has partitions and is ready",
            () -> play.tocsin().hasPartitions(router) && router.isReady());
    return "ready with partitions %s after its start".formatted(Spread.text(ready));
  }

  private static Duration otherHasAll(ClusterPlay play, int number) {
    var other = play.tocsin().router(3 - number);
    return play.until("the other has all partitions", () -> play.tocsin().hasAllPartitions(other));
  }

  private static Duration awaitFailure(ClusterPlay play, ClusterMember router) throws Exception {
    var begin = play.now();
    int before = lastWords(router);
    assertThat(router.process().awaitEnd(ClusterPlay.LIMIT)).as("exit code").isEqualTo(FAILED);
    assertThat(lastWords(router)).as("lines that say why").isGreaterThan(before);
    return Duration.between(begin, play.now());
  }

  private static int lastWords(ClusterMember router) throws IOException {
    return router.lines(line -> line.contains("routing thread died three times")).size();
  }

  private static Map<String, Integer> complaints(ClusterPlay play) throws IOException {
    var complaints = new HashMap<String, Integer>();
    for (var member : play.tocsin().members()) {
      complaints.put(member.name(), member.complaints());
    }
    return complaints;
  }

  private static String sinceText(ClusterPlay play, Instant begin) {
    return Spread.text(Duration.between(begin, play.now()));
  }
}
