package io.tocsin.notifier.delivery;

import static io.tocsin.notifier.NotificationFixture.alert;
import static io.tocsin.notifier.NotificationFixture.firing;
import static io.tocsin.notifier.delivery.QueuesTester.UNAVAILABLE;
import static io.tocsin.notifier.delivery.QueuesTester.YES;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.events.notifications.UnconfirmedResolvedAlert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.NotificationFixture;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.testkit.clock.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a notification repeats of earlier ones is left out where these were accepted. */
class CarriedAlertsTest {
  private static final Destination HOOK = new Destination("team", "webhook", 0);
  private static final NotifiedAlert ENDED = alert("B", AlertStatus.RESOLVED);

  private final QueuesTester queues = new QueuesTester();
  private final NotificationFixture first = firing(HOOK, "A");
  private final NotificationFixture second = first.joinedBy(ENDED).decidedAt(later(10));
  private final GroupNotification third =
      carrying(first.again().joinedBy(ENDED).decidedAt(later(20)).build(), later(10), 1);

  @Test
  @DisplayName("an older notification that was not accepted is carried on")
  void unacceptedIsCarriedOn() {
    queues.offer(first);
    queues.sendAll(YES);
    queues.offer(second);
    queues.sendAll(UNAVAILABLE);
    offer(queues, third);
    queues.sendFor(Duration.ofSeconds(10), YES);

    assertThat(last(queues).alerts()).extracting(NotifiedAlert::status).hasSize(2);
    assertThat(queues.reports.getLast().sentUpTo()).contains(later(20));
  }

  @Test
  @DisplayName("one in flight that is accepted after all is not repeated")
  void acceptedInFlightIsNotRepeated() {
    queues.offer(first);
    queues.sendAll(YES);
    queues.offer(second);
    var inFlight = queues.start().getFirst();
    offer(queues, third);
    queues.finish(inFlight, YES);
    queues.sendAll(YES);

    assertThat(last(queues).alerts())
        .extracting(it -> it.labels().valueOrEmpty("alertname"))
        .containsExactly("A");
  }

  @Test
  @DisplayName("what was accepted is known after a restart, also where a newer attempt failed")
  void acceptedIsKnownAfterARestart() {
    queues.offer(first);
    queues.sendAll(YES);
    queues.offer(second);
    queues.sendAll(YES);
    offer(queues, third);
    queues.sendAll(UNAVAILABLE);
    assertThat(queues.reports.getLast().outcome()).isEqualTo(DeliveryOutcome.RETRY);
    assertThat(queues.reports.getLast().sentUpTo()).contains(later(10));

    var after = new QueuesTester();
    after.clock.setTo(queues.clock.instant());
    after.queues.restore(QueuesTester.PARTITION, queues.reports.getLast());
    offer(after, third);
    after.sendFor(Duration.ofSeconds(10), YES);

    assertThat(last(after).alerts()).hasSize(1);
  }

  @Test
  @DisplayName("the newest notification alone is enough after a restart, whatever was compacted")
  void newestAloneIsEnough() {
    queues.offer(first);
    queues.sendAll(YES);
    queues.offer(second);
    queues.sendAll(UNAVAILABLE);

    var after = new QueuesTester();
    after.clock.setTo(queues.clock.instant());
    after.queues.restore(QueuesTester.PARTITION, queues.reports.getLast());
    offer(after, third);
    after.sendFor(Duration.ofSeconds(10), YES);

    assertThat(last(after).alerts()).hasSize(2);
  }

  @Test
  @DisplayName("the message of an episode whose resolve was not sent is updated with it")
  void unfinishedMessageIsContinued() {
    queues.offer(first);
    queues.sendAll(new ProviderAnswer.Accepted("ok", Map.of("ts", "1.2")));
    var next = first.back().decidedAt(later(20)).joinedBy(ENDED);
    offer(queues, carrying(next.build(), later(10), 1));
    queues.sendAll(YES);

    assertThat(queues.attempts.getLast().coordinates()).containsEntry("ts", "1.2");
  }

  @Test
  @DisplayName("a message that may call an ended alert firing waits for a newer one, once")
  void doubtfulMessageWaitsOnce() {
    offer(queues, doubtful(later(5)));
    queues.sendAll(UNAVAILABLE);
    queues.clock.setTo(later(6));
    queues.sendAll(this::answer);
    assertThat(queues.reports.getLast().answer()).contains("may have been resolved");

    queues.sendFor(Duration.ofSeconds(4), this::answer);
    assertThat(queues.outcomes(DeliveryOutcome.SENT)).isEmpty();
    queues.sendFor(Duration.ofSeconds(2), this::answer);
    assertThat(queues.outcomes(DeliveryOutcome.SENT)).hasSize(1);
  }

  @Test
  @DisplayName("the newer one goes at once")
  void newerOneGoesAtOnce() {
    offer(queues, doubtful(later(5)));
    queues.sendAll(UNAVAILABLE);
    queues.clock.setTo(later(6));
    queues.sendAll(this::answer);

    queues.offer(first.again().decidedAt(later(6)));
    queues.sendAll(this::answer);

    assertThat(queues.outcomes(DeliveryOutcome.SENT)).containsExactly("A-1-2");
  }

  /** As the attempt runner does it. */
  private ProviderAnswer answer(AttemptInProgress inProgress) {
    return inProgress
        .waitForNewer()
        .<ProviderAnswer>map(
            wait -> new ProviderAnswer.MayBeOutdated("an alert may have been resolved", wait))
        .orElse(YES);
  }

  private GroupNotification doubtful(Instant from) {
    return with(first.build(), List.of(), Optional.of(from));
  }

  private static GroupNotification carrying(
      GroupNotification plain, Instant since, long generation) {
    return with(
        plain,
        List.of(new UnconfirmedResolvedAlert(ENDED.fingerprint(), since, generation)),
        Optional.empty());
  }

  private static GroupNotification with(
      GroupNotification plain,
      List<UnconfirmedResolvedAlert> carried,
      Optional<Instant> doubtfulFrom) {
    return new GroupNotification(
        plain.schemaVersion(),
        plain.id(),
        plain.at(),
        plain.destination(),
        plain.groupId(),
        plain.groupKey(),
        plain.generation(),
        plain.flush(),
        plain.reason(),
        plain.groupLabels(),
        plain.routeLabels(),
        plain.alerts(),
        plain.leftOut(),
        carried,
        doubtfulFrom);
  }

  private static void offer(QueuesTester queues, GroupNotification notification) {
    queues.queues.offer(QueuesTester.PARTITION, notification, queues.clock.instant());
  }

  private static GroupNotification last(QueuesTester queues) {
    return queues.attempts.getLast().notification();
  }

  private static Instant later(int seconds) {
    return ManualClock.START.plusSeconds(seconds);
  }
}
