package io.tocsin.notifier.delivery;

import static io.tocsin.notifier.NotificationFixture.firing;
import static io.tocsin.notifier.delivery.QueuesTester.UNAVAILABLE;
import static io.tocsin.notifier.delivery.QueuesTester.YES;
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
      new ProviderAnswer.NeedsAttention(Failure.CLIENT_ERROR, "status 404");
  private static final ProviderAnswer STRANGE =
      ProviderAnswer.TryAgain.unknown(Failure.CLIENT_ERROR, "status 418");

  private final QueuesTester queues = new QueuesTester();
  private final NotificationFixture page = firing(HOOK, "DiskFull");

  @Test
  @DisplayName("a destination parked for an unknown error opens with the next accepted delivery")
  void unknownErrorEnds() {
    queues.offer(page);
    queues.sendFor(Duration.ofMinutes(5), STRANGE);
    assertThat(isParked(queues)).isTrue();

    assertThat(nextOutcome(queues, YES).reopened()).isTrue();
    assertThat(isParked(queues)).isFalse();
  }

  @Test
  @DisplayName("another delivery that is accepted opens it, and wakes what waits")
  void anotherDeliveryOpensIt() {
    queues.offer(page);
    queues.sendFor(Duration.ofMinutes(5), UNAVAILABLE);
    queues.sendFor(Duration.ofSeconds(16), WRONG);
    for (int group = 0; group < 20; group++) {
      queues.offer(firing(HOOK, "G" + group));
    }
    queues.sendFor(Duration.ofSeconds(16), YES);

    assertThat(queues.outcomes(DeliveryOutcome.SENT)).hasSize(21);
    assertThat(isParked(queues)).isFalse();
  }

  @Test
  @DisplayName("a success wakes what waits for a destination in trouble, all of it, at once")
  void successWakesTheOthers() {
    for (int group = 0; group < 10; group++) {
      queues.offer(firing(HOOK, "G" + group));
    }
    queues.sendFor(Duration.ofMinutes(20), UNAVAILABLE);

    var due = queues.queues.nextDue().orElseThrow();
    queues.clock.setTo(due);
    queues.sendAll(YES);

    assertThat(queues.outcomes(DeliveryOutcome.SENT)).hasSize(10);
  }

  @Test
  @DisplayName("it was parked, then refused connections, then the process restarted: still parked")
  void parkedOverAnotherTroubleAndARestart() {
    queues.offer(page);
    queues.sendAll(WRONG);
    queues.sendFor(Duration.ofSeconds(16), UNAVAILABLE);

    var after = queues.restarted(page);
    assertThat(isParked(after)).isTrue();
    after.clock.tick(Duration.ofSeconds(15));
    assertThat(nextOutcome(after, YES).reopened()).isTrue();
  }

  @Test
  @DisplayName("a destination that opened before a restart is not parked after it")
  void openedBeforeARestart() {
    queues.offer(page);
    queues.offer(firing(HOOK, "HostDown"));
    queues.sendAll(WRONG);
    queues.sendFor(Duration.ofSeconds(16), YES);
    queues.offer(page.again());
    queues.sendAll(UNAVAILABLE);

    assertThat(isParked(queues.restarted(page.again()))).isFalse();
  }

  @Test
  @DisplayName("a destination that vanished from the configuration is not parked any more")
  void vanishedDestination() {
    queues.offer(page);
    queues.sendAll(WRONG);

    var after = queues.restarted(page);
    var outcome = nextOutcome(after, new ProviderAnswer.Gone("not in the configuration any more"));

    assertThat(outcome.reopened()).isTrue();
    assertThat(outcome.report().outcome()).isEqualTo(DeliveryOutcome.DEAD);
    assertThat(isParked(after)).isFalse();
  }

  @Test
  @DisplayName("what is too old to be sent says nothing about the destination")
  void tooOldOpensNothing() {
    queues.offer(page);
    queues.sendAll(WRONG);

    var after = queues.restarted(page);
    assertThat(nextOutcome(after, new ProviderAnswer.TooOld("a week ago")).reopened()).isFalse();
  }

  @Test
  @DisplayName("one delivery that always fails does not park a destination that takes the others")
  void oneOfManyFails() {
    queues.offer(page);
    queues.sendAll(WRONG);
    queues.offer(firing(HOOK, "HostDown"));
    queues.sendFor(Duration.ofSeconds(40), inProgress -> isPage(inProgress) ? WRONG : YES);
    queues.offer(firing(HOOK, "Third"));
    int before = queues.attempts.size();
    queues.sendAll(inProgress -> isPage(inProgress) ? WRONG : YES);

    assertThat(queues.outcomes(DeliveryOutcome.SENT)).containsExactly("HostDown-1-1", "Third-1-1");
    assertThat(queues.attempts).as("the third is sent at once").hasSizeGreaterThan(before);
    assertThat(isParked(queues)).as("somebody has to look at the first").isTrue();

    queues.sendFor(Duration.ofSeconds(16), YES);
    assertThat(isParked(queues)).isFalse();
  }

  @Test
  @DisplayName("a Retry-After is kept although another delivery was accepted")
  void successDoesNotBreakTheQuiet() {
    queues.offer(page);
    queues.offer(firing(HOOK, "HostDown"));
    var both = queues.start();
    queues.finish(
        both.getFirst(),
        new ProviderAnswer.TryAfter(Failure.RATE_LIMITED, "429", Duration.ofSeconds(30)));
    queues.finish(both.getLast(), YES);

    queues.sendFor(Duration.ofSeconds(29), YES);
    assertThat(queues.outcomes(DeliveryOutcome.SENT)).hasSize(1);
    queues.sendFor(Duration.ofSeconds(10), YES);
    assertThat(queues.outcomes(DeliveryOutcome.SENT)).hasSize(2);
  }

  @Test
  @DisplayName("a login that was refused is not repeated every few seconds: that locks accounts")
  void refusedLoginIsTriedSlowly() {
    queues.offer(page);
    queues.sendAll(ProviderAnswer.NeedsAttention.refusedLogin("535"));
    queues.sendFor(Duration.ofMinutes(9), YES);
    assertThat(queues.attempts).hasSize(1);

    queues.queues.tryAtOnce(queues.clock.instant());
    queues.sendAll(YES);
    assertThat(queues.outcomes(DeliveryOutcome.SENT)).hasSize(1);
  }

  private static boolean isPage(AttemptInProgress inProgress) {
    return inProgress.notification().id().startsWith("DiskFull");
  }

  private static boolean isParked(QueuesTester queues) {
    return queues.queues.of(HOOK).orElseThrow().parked().isPresent();
  }

  private static AttemptOutcome nextOutcome(QueuesTester queues, ProviderAnswer answer) {
    queues.clock.setTo(
        queues
            .queues
            .nextDue()
            .filter(queues.clock.instant()::isBefore)
            .orElse(queues.clock.instant()));
    var inProgress = queues.start().getFirst();
    var outcome = queues.queues.answered(inProgress, answer, queues.clock.instant());
    queues.queues.recorded(inProgress, outcome, queues.clock.instant());
    return outcome;
  }
}
