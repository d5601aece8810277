package io.tocsin.notifier.delivery;

import static io.tocsin.notifier.NotificationFixture.alert;
import static io.tocsin.notifier.NotificationFixture.firing;
import static io.tocsin.notifier.delivery.QueuesTester.UNAVAILABLE;
import static io.tocsin.notifier.delivery.QueuesTester.YES;
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

  private final QueuesTester queues = new QueuesTester();

  @Test
  @Tag("P5")
  @DisplayName("what is accepted is on record as sent")
  void acceptedNotificationIsSent() {
    queues.offer(firing(HOOK, "DiskFull"));

    queues.sendAll(YES);

    assertThat(queues.outcomes(DeliveryOutcome.SENT)).containsExactly("DiskFull-1-1");
  }

  @Test
  @Tag("P5")
  @DisplayName("the same id is sent once")
  void repeatedIdIsOldNews() {
    queues.offer(firing(HOOK, "DiskFull"));
    queues.sendAll(YES);

    assertThat(queues.offer(firing(HOOK, "DiskFull"))).isEqualTo(OfferResult.IGNORED);

    queues.sendAll(YES);
    assertThat(queues.attempts).hasSize(1);
  }

  @Test
  @DisplayName(
      "a test message's group is told once: nobody resolves it, and nothing waits for that")
  void groupThatNobodyResolves() {
    queues.offer(firing(HOOK, "TocsinTest"));
    queues.sendAll(YES);

    assertThat(queues.queues.nextDue()).isEmpty();
    queues.sendFor(Duration.ofDays(8), YES);

    var restarted = queues.restarted(firing(HOOK, "TocsinTest"));
    restarted.sendFor(Duration.ofDays(1), YES);

    assertThat(queues.outcomes(DeliveryOutcome.SENT)).containsExactly("TocsinTest-1-1");
    assertThat(restarted.attempts).isEmpty();
  }

  @Test
  @Tag("P5")
  @DisplayName("notifications repeated by the router after a crash are not sent twice")
  void replayOfOlderAndNewerIdsIsOldNews() {
    var first = firing(HOOK, "DiskFull");
    queues.offer(first);
    queues.offer(first.again());
    queues.sendAll(YES);

    queues.offer(first);
    queues.offer(first.again());
    queues.sendAll(YES);

    assertThat(queues.outcomes(DeliveryOutcome.SENT)).containsExactly("DiskFull-1-2");
  }

  @Test
  @Tag("P6")
  @DisplayName("a resolved notification waits until its firing one is answered")
  void resolvedDoesNotOvertakeFiring() {
    var page = firing(HOOK, "DiskFull");
    queues.offer(page);
    var inFlight = queues.start().getFirst();
    queues.offer(page.resolved());

    assertThat(queues.start()).isEmpty();

    queues.finish(inFlight, YES);
    queues.sendAll(YES);
    assertThat(queues.outcomes(DeliveryOutcome.SENT))
        .containsExactly("DiskFull-1-1", "DiskFull-1-2");
  }

  @Test
  @Tag("P6")
  @DisplayName("nothing more of a group leaves before its last outcome is on record")
  void nextOfAGroupWaitsForTheRecord() {
    var page = firing(HOOK, "DiskFull");
    queues.offer(page);
    var inProgress = queues.start().getFirst();
    var outcome = queues.queues.answered(inProgress, YES, queues.clock.instant());
    queues.offer(page.resolved());

    assertThat(queues.start()).isEmpty();

    queues.queues.recorded(inProgress, outcome, queues.clock.instant());
    assertThat(queues.start()).hasSize(1);
  }

  @Test
  @Tag("P7")
  @DisplayName(
      "a firing notification that could not be sent in time becomes one late resolved notification")
  void resolvedReplacesAFiringOneThatWasNeverTold() {
    var page = firing(HOOK, "DiskFull");
    queues.offer(page);
    queues.sendFor(Duration.ofMinutes(2), UNAVAILABLE);

    assertThat(queues.offer(page.resolved())).isEqualTo(OfferResult.SUPERSEDES);
    queues.sendFor(Duration.ofMinutes(2), YES);

    assertThat(queues.outcomes(DeliveryOutcome.SENT)).containsExactly("DiskFull-1-2");
  }

  @Test
  @Tag("F04")
  @DisplayName("a provider that was down for an hour gets the newest state of each group once")
  void afterAnOutageEachGroupIsToldOnce() {
    for (int group = 0; group < 100; group++) {
      queues.offer(firing(HOOK, "G" + group));
    }
    queues.sendFor(Duration.ofMinutes(30), UNAVAILABLE);
    for (int group = 0; group < 100; group++) {
      queues.offer(firing(HOOK, "G" + group).again());
    }
    queues.sendFor(Duration.ofMinutes(30), UNAVAILABLE);
    int triedInVain = queues.attempts.size();

    queues.sendFor(Duration.ofMinutes(2), YES);

    assertThat(queues.outcomes(DeliveryOutcome.SENT)).hasSize(100).doesNotHaveDuplicates();
    assertThat(queues.outcomes(DeliveryOutcome.SENT)).allMatch(id -> id.endsWith("-1-2"));
    assertThat(triedInVain)
        .as("one probe at a time, at most four a minute in the end")
        .isLessThan(260);
  }

  @Test
  @Tag("F04")
  @DisplayName("in trouble a destination is probed with one delivery at a time")
  void troubledDestinationGetsOneAtATime() {
    for (int group = 0; group < 10; group++) {
      queues.offer(firing(HOOK, "G" + group));
    }
    queues.start().forEach(inProgress -> queues.finish(inProgress, UNAVAILABLE));

    queues.clock.tick(Duration.ofMinutes(1));
    assertThat(queues.start()).hasSize(1);
  }

  @Test
  @Tag("F05")
  @DisplayName("Retry-After silences the whole destination, and only that one")
  void retryAfterIsHonoured() {
    queues.offer(firing(HOOK, "DiskFull"));
    queues.sendAll(rateLimited(30));
    queues.offer(firing(HOOK, "HostDown"));
    queues.offer(firing(OTHER, "DiskFull"));

    queues.clock.tick(Duration.ofSeconds(29));
    queues.sendAll(YES);
    assertThat(queues.attempts).hasSize(2);
    assertThat(queues.attempts.getLast().notification().destination()).isEqualTo(OTHER);

    queues.sendFor(Duration.ofSeconds(10), YES);
    assertThat(queues.outcomes(DeliveryOutcome.SENT)).hasSize(3);
  }

  @Test
  @Tag("F05")
  @DisplayName("Retry-After survives a restart")
  void retryAfterSurvivesARestart() {
    var page = firing(HOOK, "DiskFull");
    queues.offer(page);
    queues.sendAll(rateLimited(30));

    var after = queues.restarted(page, firing(HOOK, "HostDown"));
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
    storm.forEach(queues::offer);
    queues.start().forEach(inProgress -> queues.finish(inProgress, rateLimited(30)));
    queues.clock.tick(Duration.ofSeconds(10));

    storm.add(storm.getFirst().resolved());
    var after = queues.restarted(storm.toArray(NotificationFixture[]::new));
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
    queues.offer(firing(HOOK, "DiskFull"));
    queues.offer(firing(HOOK, "HostDown"));
    var gone = new ProviderAnswer.NeedsAttention(Failure.CLIENT_ERROR, "status 404");
    var first = queues.start();
    first.forEach(inProgress -> queues.finish(inProgress, gone));

    queues.sendFor(Duration.ofSeconds(35), gone);
    assertThat(queues.attempts).hasSize(4);
    assertThat(queues.queues.of(HOOK).orElseThrow().parked()).contains(Failure.CLIENT_ERROR);

    queues.sendFor(Duration.ofSeconds(15), YES);
    assertThat(queues.outcomes(DeliveryOutcome.SENT)).hasSize(2);
    assertThat(queues.queues.of(HOOK).orElseThrow().parked()).isEmpty();
  }

  @Test
  @Tag("F08")
  @DisplayName(
      "a destination that was parked before a restart still shows it, and is tried at once")
  void parkedDestinationIsKnownAfterARestart() {
    var page = firing(HOOK, "DiskFull");
    queues.offer(page);
    queues.sendAll(new ProviderAnswer.NeedsAttention(Failure.AUTH_ERROR, "status 401"));

    var after = queues.restarted(page);
    assertThat(after.queues.of(HOOK).orElseThrow().parked()).isPresent();

    var inProgress = after.start().getFirst();
    var outcome = after.queues.answered(inProgress, YES, after.clock.instant());
    assertThat(outcome.reopened()).isTrue();
  }

  @Test
  @Tag("F08")
  @DisplayName("a new configuration tries a parked destination at once")
  void reloadTriesParkedDestinations() {
    queues.offer(firing(HOOK, "DiskFull"));
    queues.sendAll(new ProviderAnswer.NeedsAttention(Failure.AUTH_ERROR, "status 401"));

    queues.queues.tryAtOnce(queues.clock.instant());
    queues.sendAll(YES);

    assertThat(queues.outcomes(DeliveryOutcome.SENT)).hasSize(1);
  }

  @Test
  @Tag("F03")
  @DisplayName("a slow destination does not delay the others")
  void slowDestinationHoldsUpOnlyItself() {
    for (int group = 0; group < 10; group++) {
      queues.offer(firing(HOOK, "G" + group));
    }
    queues.start();

    queues.offer(firing(OTHER, "DiskFull"));

    assertThat(queues.start())
        .extracting(inProgress -> inProgress.notification().destination())
        .containsExactly(OTHER);
  }

  @Test
  @Tag("L-37")
  @DisplayName("four at a time to a destination, 64 in all")
  void concurrencyIsLimited() {
    for (int receiver = 0; receiver < 20; receiver++) {
      var destination = new Destination("r" + receiver, "webhook", 0);
      for (int group = 0; group < 10; group++) {
        queues.offer(firing(destination, "G" + group));
      }
    }

    var started = queues.start();

    assertThat(started).hasSize(64);
    assertThat(started)
        .filteredOn(inProgress -> inProgress.notification().destination().receiver().equals("r0"))
        .hasSize(4);
  }

  @Test
  @DisplayName("new pages go before refreshes, critical ones first")
  void newPagesGoFirst() {
    var known = firing(HOOK, "Known");
    queues.offer(known);
    queues.sendAll(YES);
    queues.sendAll(rateLimited(1));
    queues.offer(known.again());
    queues.offer(firing(HOOK, "Page"));
    var critical = alert("Worse", AlertStatus.FIRING, "severity", "critical");
    queues.offer(firing(HOOK, "Worse").with(List.of(critical)));

    assertThat(queues.start())
        .extracting(inProgress -> inProgress.notification().id())
        .containsExactly("Worse-1-1", "Page-1-1", "Known-1-2");
  }

  @Test
  @DisplayName("an unknown error is retried soon, then slowly, and never given up")
  void unknownErrorParksInTheEnd() {
    queues.offer(firing(HOOK, "DiskFull"));

    queues.sendFor(
        Duration.ofMinutes(30),
        ProviderAnswer.TryAgain.unknown(Failure.CLIENT_ERROR, "status 418"));

    assertThat(queues.reports.getLast().outcome()).isEqualTo(DeliveryOutcome.PARKED);
    assertThat(queues.outcomes(DeliveryOutcome.DEAD)).isEmpty();
    queues.sendFor(Duration.ofSeconds(15), YES);
    assertThat(queues.outcomes(DeliveryOutcome.SENT)).hasSize(1);
  }

  @Test
  void refusedNotificationIsDeadAndTheNextOneGoesOn() {
    var page = firing(HOOK, "DiskFull");
    queues.offer(page);
    queues.sendAll(new ProviderAnswer.Refused(Failure.CLIENT_ERROR, "status 400"));
    queues.offer(page.resolved());
    queues.sendAll(YES);

    assertThat(queues.outcomes(DeliveryOutcome.DEAD)).containsExactly("DiskFull-1-1");
    assertThat(queues.outcomes(DeliveryOutcome.SENT)).containsExactly("DiskFull-1-2");
  }

  @Test
  void coordinatesStayWithinAGeneration() {
    var page = firing(SLACK, "DiskFull");
    queues.offer(page);
    queues.sendAll(new ProviderAnswer.Accepted("ok", Map.of("channel", "C1", "ts", "1.2")));
    queues.clock.tick(Duration.ofMinutes(1));

    queues.offer(page.again());
    queues.sendAll(new ProviderAnswer.Accepted("ok", Map.of("channel", "C1", "ts", "1.2")));
    queues.clock.tick(Duration.ofMinutes(1));
    queues.offer(page.back());
    queues.sendAll(YES);

    assertThat(queues.attempts)
        .extracting(inProgress -> inProgress.coordinates().getOrDefault("ts", "none"))
        .containsExactly("none", "1.2", "none");
  }

  @Test
  void failedRefreshKeepsTheCoordinatesOnRecord() {
    var page = firing(SLACK, "DiskFull");
    queues.offer(page);
    queues.sendAll(new ProviderAnswer.Accepted("ok", Map.of("channel", "C1", "ts", "1.2")));
    queues.offer(page.again());
    queues.start().forEach(inProgress -> queues.finish(inProgress, UNAVAILABLE));

    var after = queues.restarted(page, page.again());
    after.sendFor(Duration.ofSeconds(10), YES);

    assertThat(after.attempts.getFirst().coordinates()).containsEntry("ts", "1.2");
  }

  @Test
  @Tag("P5")
  @DisplayName("after a restart only what has no final outcome is sent")
  void restartSendsOnlyWhatIsOpen() {
    var told = firing(HOOK, "Told");
    var open = firing(HOOK, "Open");
    queues.offer(told);
    queues.sendAll(YES);

    var after = queues.restarted(told, open, told.again());
    after.sendAll(YES);

    assertThat(after.outcomes(DeliveryOutcome.SENT))
        .containsExactlyInAnyOrder("Open-1-1", "Told-1-2");
  }

  @Test
  @Tag("P5")
  @DisplayName("after a restart the current state of a group is sent, not its history")
  void restartDoesNotTellThePast() {
    var page = firing(HOOK, "DiskFull");

    var after = queues.restarted(page, page.again(), page.resolved());
    after.sendAll(YES);

    assertThat(after.attempts).hasSize(1);
  }

  @Test
  @Tag("P5")
  @DisplayName("the id of a delivery is the same before and after a restart")
  void deliveryIdIsStable() {
    var page = firing(HOOK, "DiskFull");
    queues.offer(page);
    var before = queues.start().getFirst();

    var after = queues.restarted(page);
    var again = after.start().getFirst();

    assertThat(again.deliveryId()).isEqualTo(before.deliveryId());
  }

  @Test
  @Tag("F09")
  @DisplayName("nothing starts for a partition that belongs to another process")
  void releasedPartitionStartsNothing() {
    queues.offer(firing(HOOK, "DiskFull"));
    var inFlight = queues.start().getFirst();
    queues.offer(firing(HOOK, "HostDown"));

    queues.queues.release(QueuesTester.PARTITION);
    queues.finish(inFlight, YES);

    assertThat(queues.start()).isEmpty();
    assertThat(queues.reports)
        .extracting(DeliveryReported::outcome)
        .containsExactly(DeliveryOutcome.SENT);
  }

  @Test
  @DisplayName("Slack gets three at once, then one a second")
  void slackIsPaced() {
    for (int group = 0; group < 10; group++) {
      queues.offer(firing(SLACK, "G" + group));
    }

    queues.sendAll(YES);
    assertThat(queues.attempts).hasSize(3);

    queues.sendFor(Duration.ofSeconds(5), YES);
    assertThat(queues.attempts.size()).isBetween(7, 8);
  }

  @Test
  void runbookIsNotForPeople() {
    assertThat(queues.offer(firing(new Destination("team", "runbook", 0), "DiskFull")))
        .isEqualTo(OfferResult.IGNORED);
  }

  @Test
  void progressOfAnAttemptReachesTheNextOne() {
    queues.offer(firing(HOOK, "DiskFull"));
    var partly =
        new ProviderAnswer.TryAgain(
            Failure.OTHER, "one of two", false, Map.of("reached", "a@example.net"));
    queues.start().forEach(inProgress -> queues.finish(inProgress, partly));

    var after = queues.restarted(firing(HOOK, "DiskFull"));
    after.sendFor(Duration.ofSeconds(5), YES);

    assertThat(after.attempts.getFirst().coordinates()).containsEntry("reached", "a@example.net");
    assertThat(after.attempts.getFirst().attempt()).isEqualTo(2);
  }

  private static ProviderAnswer rateLimited(int seconds) {
    return new ProviderAnswer.TryAfter(
        Failure.RATE_LIMITED, "status 429", Duration.ofSeconds(seconds));
  }
}
