package io.tocsin.notifier.delivery;

import static io.tocsin.notifier.NotificationFixture.alert;
import static io.tocsin.notifier.NotificationFixture.firing;
import static io.tocsin.notifier.delivery.LanesTester.UNAVAILABLE;
import static io.tocsin.notifier.delivery.LanesTester.YES;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.NotificationFixture;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DestinationQueuesTest {
  private static final Destination HOOK = new Destination("team", "webhook", 0);
  private static final Destination OTHER = new Destination("other", "webhook", 0);
  private static final Destination SLACK = new Destination("team", "slack", 0);

  private final LanesTester lanes = new LanesTester();

  @Test
  @Tag("P5")
  @DisplayName("what is accepted is on record as sent")
  void acceptedNotificationIsSent() {
    lanes.offer(firing(HOOK, "DiskFull"));

    lanes.sendAll(YES);

    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).containsExactly("DiskFull-1-1");
  }

  @Test
  @Tag("P5")
  @DisplayName("the same id is sent once")
  void repeatedIdIsOldNews() {
    lanes.offer(firing(HOOK, "DiskFull"));
    lanes.sendAll(YES);

    assertThat(lanes.offer(firing(HOOK, "DiskFull"))).isEqualTo(OfferResult.OLD_NEWS);

    lanes.sendAll(YES);
    assertThat(lanes.attempts).hasSize(1);
  }

  @Test
  @DisplayName(
      "a test message's group is told once: nobody resolves it, and nothing waits for that")
  void groupThatNobodyResolves() {
    lanes.offer(firing(HOOK, "TocsinTest"));
    lanes.sendAll(YES);

    assertThat(lanes.lanes.nextDue()).isEmpty();
    lanes.sendFor(Duration.ofDays(8), YES);

    var restarted = lanes.restarted(firing(HOOK, "TocsinTest"));
    restarted.sendFor(Duration.ofDays(1), YES);

    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).containsExactly("TocsinTest-1-1");
    assertThat(restarted.attempts).isEmpty();
  }

  @Test
  @Tag("P5")
  @DisplayName("after a crash the router says again what it said; nothing is told twice")
  void replayOfOlderAndNewerIdsIsOldNews() {
    var first = firing(HOOK, "DiskFull");
    lanes.offer(first);
    lanes.offer(first.again());
    lanes.sendAll(YES);

    lanes.offer(first);
    lanes.offer(first.again());
    lanes.sendAll(YES);

    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).containsExactly("DiskFull-1-2");
  }

  @Test
  @Tag("P6")
  @DisplayName("a resolved notification waits until its firing one is answered")
  void resolvedDoesNotOvertakeFiring() {
    var page = firing(HOOK, "DiskFull");
    lanes.offer(page);
    var inFlight = lanes.start().getFirst();
    lanes.offer(page.resolved());

    assertThat(lanes.start()).isEmpty();

    lanes.finish(inFlight, YES);
    lanes.sendAll(YES);
    assertThat(lanes.outcomes(DeliveryOutcome.SENT))
        .containsExactly("DiskFull-1-1", "DiskFull-1-2");
  }

  @Test
  @Tag("P6")
  @DisplayName("nothing more of a group leaves before its last outcome is on record")
  void nextOfAGroupWaitsForTheRecord() {
    var page = firing(HOOK, "DiskFull");
    lanes.offer(page);
    var dispatch = lanes.start().getFirst();
    var outcome = lanes.lanes.answered(dispatch, YES, lanes.clock.instant());
    lanes.offer(page.resolved());

    assertThat(lanes.start()).isEmpty();

    lanes.lanes.recorded(dispatch, outcome, lanes.clock.instant());
    assertThat(lanes.start()).hasSize(1);
  }

  @Test
  @Tag("P7")
  @DisplayName("a firing notice that could not be told in time becomes one late resolved notice")
  void resolvedReplacesAFiringOneThatWasNeverTold() {
    var page = firing(HOOK, "DiskFull");
    lanes.offer(page);
    lanes.sendFor(Duration.ofMinutes(2), UNAVAILABLE);

    assertThat(lanes.offer(page.resolved())).isEqualTo(OfferResult.SUPERSEDES);
    lanes.sendFor(Duration.ofMinutes(2), YES);

    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).containsExactly("DiskFull-1-2");
  }

  @Test
  @Tag("F04")
  @DisplayName("a provider that was down for an hour is told the newest state of each group once")
  void afterAnOutageEachGroupIsToldOnce() {
    for (int group = 0; group < 100; group++) {
      lanes.offer(firing(HOOK, "G" + group));
    }
    lanes.sendFor(Duration.ofMinutes(30), UNAVAILABLE);
    for (int group = 0; group < 100; group++) {
      lanes.offer(firing(HOOK, "G" + group).again());
    }
    lanes.sendFor(Duration.ofMinutes(30), UNAVAILABLE);
    int triedInVain = lanes.attempts.size();

    lanes.sendFor(Duration.ofMinutes(2), YES);

    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).hasSize(100).doesNotHaveDuplicates();
    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).allMatch(id -> id.endsWith("-1-2"));
    assertThat(triedInVain)
        .as("one probe at a time, at most four a minute in the end")
        .isLessThan(260);
  }

  @Test
  @Tag("F04")
  @DisplayName("in trouble a destination is probed with one delivery at a time")
  void troubledDestinationGetsOneAtATime() {
    for (int group = 0; group < 10; group++) {
      lanes.offer(firing(HOOK, "G" + group));
    }
    lanes.start().forEach(dispatch -> lanes.finish(dispatch, UNAVAILABLE));

    lanes.clock.tick(Duration.ofMinutes(1));
    assertThat(lanes.start()).hasSize(1);
  }

  @Test
  @Tag("F05")
  @DisplayName("Retry-After silences the whole destination, and only that one")
  void retryAfterIsHonoured() {
    lanes.offer(firing(HOOK, "DiskFull"));
    lanes.sendAll(rateLimited(30));
    lanes.offer(firing(HOOK, "HostDown"));
    lanes.offer(firing(OTHER, "DiskFull"));

    lanes.clock.tick(Duration.ofSeconds(29));
    lanes.sendAll(YES);
    assertThat(lanes.attempts).hasSize(2);
    assertThat(lanes.attempts.getLast().notification().destination()).isEqualTo(OTHER);

    lanes.sendFor(Duration.ofSeconds(10), YES);
    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).hasSize(3);
  }

  @Test
  @Tag("F05")
  @DisplayName("Retry-After survives a restart")
  void retryAfterSurvivesARestart() {
    var page = firing(HOOK, "DiskFull");
    lanes.offer(page);
    lanes.sendAll(rateLimited(30));

    var after = lanes.restarted(page, firing(HOOK, "HostDown"));
    after.clock.tick(Duration.ofSeconds(29));
    after.sendAll(YES);
    assertThat(after.attempts).isEmpty();

    after.sendFor(Duration.ofSeconds(10), YES);
    assertThat(after.outcomes(DeliveryOutcome.SENT)).hasSize(2);
  }

  @Test
  @Tag("ACK-15")
  @DisplayName(
      "429 with Retry-After 30 in a storm, a restart in the middle: quiet there, the others go on, nothing is lost")
  void stormMeetsRetryAfter() {
    var storm = new ArrayList<NotificationFixture>();
    for (int group = 0; group < 30; group++) {
      storm.add(firing(SLACK, "G" + group));
    }
    storm.forEach(lanes::offer);
    lanes.start().forEach(dispatch -> lanes.finish(dispatch, rateLimited(30)));
    lanes.clock.tick(Duration.ofSeconds(10));

    storm.add(storm.getFirst().resolved());
    var after = lanes.restarted(storm.toArray(NotificationFixture[]::new));
    after.offer(firing(OTHER, "DiskFull"));
    after.sendFor(Duration.ofSeconds(19), YES);
    assertThat(after.outcomes(DeliveryOutcome.SENT)).containsExactly("DiskFull-1-1");

    after.sendFor(Duration.ofMinutes(2), YES);
    assertThat(after.outcomes(DeliveryOutcome.SENT))
        .hasSize(31)
        .doesNotHaveDuplicates()
        .contains("G0-1-2")
        .doesNotContain("G0-1-1");
  }

  @Test
  @Tag("F08")
  @DisplayName("a wrong destination is parked, tried once every 15 s, and opens at once with a yes")
  void wrongDestinationIsParked() {
    lanes.offer(firing(HOOK, "DiskFull"));
    lanes.offer(firing(HOOK, "HostDown"));
    var gone = new ProviderAnswer.NeedsPerson(Failure.CLIENT_ERROR, "status 404");
    var first = lanes.start();
    first.forEach(dispatch -> lanes.finish(dispatch, gone));

    lanes.sendFor(Duration.ofSeconds(35), gone);
    assertThat(lanes.attempts).hasSize(4);
    assertThat(lanes.lanes.of(HOOK).orElseThrow().parked()).contains(Failure.CLIENT_ERROR);

    lanes.sendFor(Duration.ofSeconds(15), YES);
    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).hasSize(2);
    assertThat(lanes.lanes.of(HOOK).orElseThrow().parked()).isEmpty();
  }

  @Test
  @Tag("F08")
  @DisplayName(
      "a destination that was parked before a restart still shows it, and is tried at once")
  void parkedDestinationIsKnownAfterARestart() {
    var page = firing(HOOK, "DiskFull");
    lanes.offer(page);
    lanes.sendAll(new ProviderAnswer.NeedsPerson(Failure.AUTH_ERROR, "status 401"));

    var after = lanes.restarted(page);
    assertThat(after.lanes.of(HOOK).orElseThrow().parked()).isPresent();

    var dispatch = after.start().getFirst();
    var outcome = after.lanes.answered(dispatch, YES, after.clock.instant());
    assertThat(outcome.reopened()).isTrue();
  }

  @Test
  @Tag("F08")
  @DisplayName("a new configuration tries a parked destination at once")
  void reloadTriesParkedDestinations() {
    lanes.offer(firing(HOOK, "DiskFull"));
    lanes.sendAll(new ProviderAnswer.NeedsPerson(Failure.AUTH_ERROR, "status 401"));

    lanes.lanes.tryAtOnce(lanes.clock.instant());
    lanes.sendAll(YES);

    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).hasSize(1);
  }

  @Test
  @Tag("F03")
  @DisplayName("a slow destination holds up nobody else")
  void slowDestinationHoldsUpOnlyItself() {
    for (int group = 0; group < 10; group++) {
      lanes.offer(firing(HOOK, "G" + group));
    }
    lanes.start();

    lanes.offer(firing(OTHER, "DiskFull"));

    assertThat(lanes.start())
        .extracting(dispatch -> dispatch.notification().destination())
        .containsExactly(OTHER);
  }

  @Test
  @Tag("L-37")
  @DisplayName("four at a time to a destination, 64 in all")
  void concurrencyIsLimited() {
    for (int receiver = 0; receiver < 20; receiver++) {
      var destination = new Destination("r" + receiver, "webhook", 0);
      for (int group = 0; group < 10; group++) {
        lanes.offer(firing(destination, "G" + group));
      }
    }

    var started = lanes.start();

    assertThat(started).hasSize(64);
    assertThat(started)
        .filteredOn(dispatch -> dispatch.notification().destination().receiver().equals("r0"))
        .hasSize(4);
  }

  @Test
  @DisplayName("new pages go before refreshes, critical ones first")
  void newPagesGoFirst() {
    var known = firing(HOOK, "Known");
    lanes.offer(known);
    lanes.sendAll(YES);
    lanes.sendAll(rateLimited(1));
    lanes.offer(known.again());
    lanes.offer(firing(HOOK, "Page"));
    var critical = alert("Worse", AlertStatus.FIRING, "severity", "critical");
    lanes.offer(firing(HOOK, "Worse").with(List.of(critical)));

    assertThat(lanes.start())
        .extracting(dispatch -> dispatch.notification().id())
        .containsExactly("Worse-1-1", "Page-1-1", "Known-1-2");
  }

  @Test
  @DisplayName("An error nobody knows is tried soon, then slowly, and never given up")
  void unknownErrorParksInTheEnd() {
    lanes.offer(firing(HOOK, "DiskFull"));

    lanes.sendFor(
        Duration.ofMinutes(30),
        ProviderAnswer.TryAgain.unknown(Failure.CLIENT_ERROR, "status 418"));

    assertThat(lanes.reports.getLast().outcome()).isEqualTo(DeliveryOutcome.PARKED);
    assertThat(lanes.outcomes(DeliveryOutcome.DEAD)).isEmpty();
    lanes.sendFor(Duration.ofSeconds(15), YES);
    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).hasSize(1);
  }

  @Test
  void refusedNotificationIsDeadAndTheNextOneGoesOn() {
    var page = firing(HOOK, "DiskFull");
    lanes.offer(page);
    lanes.sendAll(new ProviderAnswer.Refused(Failure.CLIENT_ERROR, "status 400"));
    lanes.offer(page.resolved());
    lanes.sendAll(YES);

    assertThat(lanes.outcomes(DeliveryOutcome.DEAD)).containsExactly("DiskFull-1-1");
    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).containsExactly("DiskFull-1-2");
  }

  @Test
  void coordinatesStayWithinAGeneration() {
    var page = firing(SLACK, "DiskFull");
    lanes.offer(page);
    lanes.sendAll(new ProviderAnswer.Accepted("ok", Map.of("channel", "C1", "ts", "1.2")));
    lanes.clock.tick(Duration.ofMinutes(1));

    lanes.offer(page.again());
    lanes.sendAll(new ProviderAnswer.Accepted("ok", Map.of("channel", "C1", "ts", "1.2")));
    lanes.clock.tick(Duration.ofMinutes(1));
    lanes.offer(page.back());
    lanes.sendAll(YES);

    assertThat(lanes.attempts)
        .extracting(dispatch -> dispatch.coordinates().getOrDefault("ts", "none"))
        .containsExactly("none", "1.2", "none");
  }

  @Test
  void failedRefreshKeepsTheCoordinatesOnRecord() {
    var page = firing(SLACK, "DiskFull");
    lanes.offer(page);
    lanes.sendAll(new ProviderAnswer.Accepted("ok", Map.of("channel", "C1", "ts", "1.2")));
    lanes.offer(page.again());
    lanes.start().forEach(dispatch -> lanes.finish(dispatch, UNAVAILABLE));

    var after = lanes.restarted(page, page.again());
    after.sendFor(Duration.ofSeconds(10), YES);

    assertThat(after.attempts.getFirst().coordinates()).containsEntry("ts", "1.2");
  }

  @Test
  @Tag("P5")
  @DisplayName("after a restart only what has no final outcome is sent")
  void restartSendsOnlyWhatIsOpen() {
    var told = firing(HOOK, "Told");
    var open = firing(HOOK, "Open");
    lanes.offer(told);
    lanes.sendAll(YES);

    var after = lanes.restarted(told, open, told.again());
    after.sendAll(YES);

    assertThat(after.outcomes(DeliveryOutcome.SENT))
        .containsExactlyInAnyOrder("Open-1-1", "Told-1-2");
  }

  @Test
  @Tag("P5")
  @DisplayName("after a restart a group is told its present state, not its way there")
  void restartDoesNotTellThePast() {
    var page = firing(HOOK, "DiskFull");

    var after = lanes.restarted(page, page.again(), page.resolved());
    after.sendAll(YES);

    assertThat(after.attempts).hasSize(1);
  }

  @Test
  @Tag("P5")
  @DisplayName("the id of a delivery is the same before and after a restart")
  void deliveryIdIsStable() {
    var page = firing(HOOK, "DiskFull");
    lanes.offer(page);
    var before = lanes.start().getFirst();

    var after = lanes.restarted(page);
    var again = after.start().getFirst();

    assertThat(again.deliveryId()).isEqualTo(before.deliveryId());
  }

  @Test
  @Tag("F09")
  @DisplayName("nothing starts for a partition that belongs to another process")
  void releasedPartitionStartsNothing() {
    lanes.offer(firing(HOOK, "DiskFull"));
    var inFlight = lanes.start().getFirst();
    lanes.offer(firing(HOOK, "HostDown"));

    lanes.lanes.release(LanesTester.PARTITION);
    lanes.finish(inFlight, YES);

    assertThat(lanes.start()).isEmpty();
    assertThat(lanes.reports)
        .extracting(DeliveryReported::outcome)
        .containsExactly(DeliveryOutcome.SENT);
  }

  @Test
  @DisplayName("Slack gets three at once, then one a second")
  void slackIsPaced() {
    for (int group = 0; group < 10; group++) {
      lanes.offer(firing(SLACK, "G" + group));
    }

    lanes.sendAll(YES);
    assertThat(lanes.attempts).hasSize(3);

    lanes.sendFor(Duration.ofSeconds(5), YES);
    assertThat(lanes.attempts.size()).isBetween(7, 8);
  }

  @Test
  void runbookIsNotForPeople() {
    assertThat(lanes.offer(firing(new Destination("team", "runbook", 0), "DiskFull")))
        .isEqualTo(OfferResult.OLD_NEWS);
  }

  @Test
  void progressOfAnAttemptReachesTheNextOne() {
    lanes.offer(firing(HOOK, "DiskFull"));
    var partly =
        new ProviderAnswer.TryAgain(
            Failure.OTHER, "one of two", false, Map.of("reached", "a@example.net"));
    lanes.start().forEach(dispatch -> lanes.finish(dispatch, partly));

    var after = lanes.restarted(firing(HOOK, "DiskFull"));
    after.sendFor(Duration.ofSeconds(5), YES);

    assertThat(after.attempts.getFirst().coordinates()).containsEntry("reached", "a@example.net");
    assertThat(after.attempts.getFirst().attempt()).isEqualTo(2);
  }

  private static ProviderAnswer rateLimited(int seconds) {
    return new ProviderAnswer.TryAfter(
        Failure.RATE_LIMITED, "status 429", Duration.ofSeconds(seconds));
  }
}
