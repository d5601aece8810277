package io.tocsin.notifier.delivery;

import static io.tocsin.notifier.NotificationFixture.firing;
import static io.tocsin.notifier.delivery.LanesTester.UNAVAILABLE;
import static io.tocsin.notifier.delivery.LanesTester.YES;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.NotificationFixture;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When a destination counts as parked, and when it does no longer. */
class ParkingTest {
  private static final Destination HOOK = new Destination("team", "webhook", 0);
  private static final ProviderAnswer WRONG =
      new ProviderAnswer.NeedsPerson(Failure.CLIENT_ERROR, "status 404");
  private static final ProviderAnswer STRANGE =
      ProviderAnswer.TryAgain.unknown(Failure.CLIENT_ERROR, "status 418");

  private final LanesTester lanes = new LanesTester();
  private final NotificationFixture page = firing(HOOK, "DiskFull");

  @Test
  @DisplayName("what was parked for an error that nobody knows is open with the next yes")
  void unknownErrorEnds() {
    lanes.offer(page);
    lanes.sendFor(Duration.ofMinutes(5), STRANGE);
    assertThat(isParked(lanes)).isTrue();

    assertThat(nextOutcome(lanes, YES).reopened()).isTrue();
    assertThat(isParked(lanes)).isFalse();
  }

  @Test
  @DisplayName("another delivery that is accepted opens it, and wakes what waits")
  void anotherDeliveryOpensIt() {
    lanes.offer(page);
    lanes.sendFor(Duration.ofMinutes(5), UNAVAILABLE);
    lanes.sendFor(Duration.ofSeconds(16), WRONG);
    for (int group = 0; group < 20; group++) {
      lanes.offer(firing(HOOK, "G" + group));
    }
    lanes.sendFor(Duration.ofSeconds(16), YES);

    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).hasSize(21);
    assertThat(isParked(lanes)).isFalse();
  }

  @Test
  @DisplayName("a success wakes what waits for a destination in trouble, all of it, at once")
  void successWakesTheOthers() {
    for (int group = 0; group < 10; group++) {
      lanes.offer(firing(HOOK, "G" + group));
    }
    lanes.sendFor(Duration.ofMinutes(20), UNAVAILABLE);

    var due = lanes.lanes.nextDue().orElseThrow();
    lanes.clock.setTo(due);
    lanes.sendAll(YES);

    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).hasSize(10);
  }

  @Test
  @DisplayName("it was parked, then refused connections, then the process restarted: still parked")
  void parkedOverAnotherTroubleAndARestart() {
    lanes.offer(page);
    lanes.sendAll(WRONG);
    lanes.sendFor(Duration.ofSeconds(16), UNAVAILABLE);

    var after = lanes.restarted(page);
    assertThat(isParked(after)).isTrue();
    after.clock.tick(Duration.ofSeconds(15));
    assertThat(nextOutcome(after, YES).reopened()).isTrue();
  }

  @Test
  @DisplayName("a destination that opened before a restart is not parked after it")
  void openedBeforeARestart() {
    lanes.offer(page);
    lanes.offer(firing(HOOK, "HostDown"));
    lanes.sendAll(WRONG);
    lanes.sendFor(Duration.ofSeconds(16), YES);
    lanes.offer(page.again());
    lanes.sendAll(UNAVAILABLE);

    assertThat(isParked(lanes.restarted(page.again()))).isFalse();
  }

  @Test
  @DisplayName("a destination that vanished from the configuration is not parked any more")
  void vanishedDestination() {
    lanes.offer(page);
    lanes.sendAll(WRONG);

    var after = lanes.restarted(page);
    var outcome = nextOutcome(after, new ProviderAnswer.Gone("not in the configuration any more"));

    assertThat(outcome.reopened()).isTrue();
    assertThat(outcome.report().outcome()).isEqualTo(DeliveryOutcome.DEAD);
    assertThat(isParked(after)).isFalse();
  }

  @Test
  @DisplayName("what is too old to be sent says nothing about the destination")
  void tooOldOpensNothing() {
    lanes.offer(page);
    lanes.sendAll(WRONG);

    var after = lanes.restarted(page);
    assertThat(nextOutcome(after, new ProviderAnswer.TooOld("a week ago")).reopened()).isFalse();
  }

  @Test
  @DisplayName("one delivery that always fails does not park a destination that takes the others")
  void oneOfManyFails() {
    lanes.offer(page);
    lanes.sendAll(WRONG);
    lanes.offer(firing(HOOK, "HostDown"));
    lanes.sendFor(Duration.ofSeconds(40), dispatch -> isPage(dispatch) ? WRONG : YES);
    lanes.offer(firing(HOOK, "Third"));
    int before = lanes.attempts.size();
    lanes.sendAll(dispatch -> isPage(dispatch) ? WRONG : YES);

    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).containsExactly("HostDown-1-1", "Third-1-1");
    assertThat(lanes.attempts).as("the third is sent at once").hasSizeGreaterThan(before);
    assertThat(isParked(lanes)).as("somebody has to look at the first").isTrue();

    lanes.sendFor(Duration.ofSeconds(16), YES);
    assertThat(isParked(lanes)).isFalse();
  }

  @Test
  @DisplayName("a quiet that was asked for is kept, although another delivery was accepted")
  void successDoesNotBreakTheQuiet() {
    lanes.offer(page);
    lanes.offer(firing(HOOK, "HostDown"));
    var both = lanes.start();
    lanes.finish(
        both.getFirst(),
        new ProviderAnswer.TryAfter(Failure.RATE_LIMITED, "429", Duration.ofSeconds(30)));
    lanes.finish(both.getLast(), YES);

    lanes.sendFor(Duration.ofSeconds(29), YES);
    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).hasSize(1);
    lanes.sendFor(Duration.ofSeconds(10), YES);
    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).hasSize(2);
  }

  @Test
  @DisplayName("a login that was refused is not repeated every few seconds: that locks accounts")
  void refusedLoginIsTriedSlowly() {
    lanes.offer(page);
    lanes.sendAll(ProviderAnswer.NeedsPerson.refusedLogin("535"));
    lanes.sendFor(Duration.ofMinutes(9), YES);
    assertThat(lanes.attempts).hasSize(1);

    lanes.lanes.tryAtOnce(lanes.clock.instant());
    lanes.sendAll(YES);
    assertThat(lanes.outcomes(DeliveryOutcome.SENT)).hasSize(1);
  }

  private static boolean isPage(AttemptInProgress dispatch) {
    return dispatch.notification().id().startsWith("DiskFull");
  }

  private static boolean isParked(LanesTester lanes) {
    return lanes.lanes.of(HOOK).orElseThrow().parked().isPresent();
  }

  private static AttemptOutcome nextOutcome(LanesTester lanes, ProviderAnswer answer) {
    lanes.clock.setTo(
        lanes
            .lanes
            .nextDue()
            .filter(lanes.clock.instant()::isBefore)
            .orElse(lanes.clock.instant()));
    var dispatch = lanes.start().getFirst();
    var outcome = lanes.lanes.answered(dispatch, answer, lanes.clock.instant());
    lanes.lanes.recorded(dispatch, outcome, lanes.clock.instant());
    return outcome;
  }
}
