package io.tocsin.notifier.delivery;

import static io.tocsin.notifier.NotificationFixture.alert;
import static io.tocsin.notifier.NotificationFixture.firing;
import static io.tocsin.notifier.delivery.LanesTester.UNAVAILABLE;
import static io.tocsin.notifier.delivery.LanesTester.YES;
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

  private final LanesTester lanes = new LanesTester();
  private final NotificationFixture first = firing(HOOK, "A");
  private final NotificationFixture second = first.joinedBy(ENDED).decidedAt(later(10));
  private final GroupNotification third =
      carrying(first.again().joinedBy(ENDED).decidedAt(later(20)).build(), later(10), 1);

  @Test
  @DisplayName("an older notification that was not accepted is carried on")
  void unacceptedIsCarriedOn() {
    lanes.offer(first);
    lanes.sendAll(YES);
    lanes.offer(second);
    lanes.sendAll(UNAVAILABLE);
    offer(lanes, third);
    lanes.sendFor(Duration.ofSeconds(10), YES);

    assertThat(last(lanes).alerts()).extracting(NotifiedAlert::status).hasSize(2);
    assertThat(lanes.reports.getLast().sentUpTo()).contains(later(20));
  }

  @Test
  @DisplayName("one in flight that is accepted after all is not repeated")
  void acceptedInFlightIsNotRepeated() {
    lanes.offer(first);
    lanes.sendAll(YES);
    lanes.offer(second);
    var inFlight = lanes.start().getFirst();
    offer(lanes, third);
    lanes.finish(inFlight, YES);
    lanes.sendAll(YES);

    assertThat(last(lanes).alerts())
        .extracting(it -> it.labels().valueOrEmpty("alertname"))
        .containsExactly("A");
  }

  @Test
  @DisplayName("what was accepted is known after a restart, also where a newer attempt failed")
  void acceptedIsKnownAfterARestart() {
    lanes.offer(first);
    lanes.sendAll(YES);
    lanes.offer(second);
    lanes.sendAll(YES);
    offer(lanes, third);
    lanes.sendAll(UNAVAILABLE);
    assertThat(lanes.reports.getLast().outcome()).isEqualTo(DeliveryOutcome.RETRY);
    assertThat(lanes.reports.getLast().sentUpTo()).contains(later(10));

    var after = new LanesTester();
    after.clock.setTo(lanes.clock.instant());
    after.lanes.restore(LanesTester.PARTITION, lanes.reports.getLast());
    offer(after, third);
    after.sendFor(Duration.ofSeconds(10), YES);

    assertThat(last(after).alerts()).hasSize(1);
  }

  @Test
  @DisplayName("the newest notification alone is enough after a restart, whatever was compacted")
  void newestAloneIsEnough() {
    lanes.offer(first);
    lanes.sendAll(YES);
    lanes.offer(second);
    lanes.sendAll(UNAVAILABLE);

    var after = new LanesTester();
    after.clock.setTo(lanes.clock.instant());
    after.lanes.restore(LanesTester.PARTITION, lanes.reports.getLast());
    offer(after, third);
    after.sendFor(Duration.ofSeconds(10), YES);

    assertThat(last(after).alerts()).hasSize(2);
  }

  @Test
  @DisplayName("the message of an episode whose end was not told is the one that tells it")
  void unfinishedMessageIsContinued() {
    lanes.offer(first);
    lanes.sendAll(new ProviderAnswer.Accepted("ok", Map.of("ts", "1.2")));
    var next = first.back().decidedAt(later(20)).joinedBy(ENDED);
    offer(lanes, carrying(next.build(), later(10), 1));
    lanes.sendAll(YES);

    assertThat(lanes.attempts.getLast().coordinates()).containsEntry("ts", "1.2");
  }

  @Test
  @DisplayName("a message that may call an ended alert firing waits for a newer one, once")
  void doubtfulMessageWaitsOnce() {
    offer(lanes, doubtful(later(5)));
    lanes.sendAll(UNAVAILABLE);
    lanes.clock.setTo(later(6));
    lanes.sendAll(this::answer);
    assertThat(lanes.reports.getLast().answer()).contains("may have ended");

    lanes.sendFor(Duration.ofSeconds(4), this::answer);
    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).isEmpty();
    lanes.sendFor(Duration.ofSeconds(2), this::answer);
    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).hasSize(1);
  }

  @Test
  @DisplayName("the newer one goes at once")
  void newerOneGoesAtOnce() {
    offer(lanes, doubtful(later(5)));
    lanes.sendAll(UNAVAILABLE);
    lanes.clock.setTo(later(6));
    lanes.sendAll(this::answer);

    lanes.offer(first.again().decidedAt(later(6)));
    lanes.sendAll(this::answer);

    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).containsExactly("A-1-2");
  }

  /** As the attempt runner does it. */
  private ProviderAnswer answer(AttemptInProgress dispatch) {
    return dispatch
        .waitForNewer()
        .<ProviderAnswer>map(
            wait -> new ProviderAnswer.MayBeOutdated("an alert may have ended", wait))
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

  private static void offer(LanesTester lanes, GroupNotification notification) {
    lanes.lanes.offer(LanesTester.PARTITION, notification, lanes.clock.instant());
  }

  private static GroupNotification last(LanesTester lanes) {
    return lanes.attempts.getLast().notification();
  }

  private static Instant later(int seconds) {
    return ManualClock.START.plusSeconds(seconds);
  }
}
