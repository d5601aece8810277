package io.tocsin.notifier.delivery;

import static io.tocsin.notifier.NotificationFixture.alert;
import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.NotificationFixture;
import io.tocsin.notifier.delivery.DeliveryTimeline.Reply;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The rows of the reference about sending, from the notification on. Seconds are those of the rows:
 * a group that is pushed at 0 is due at 1, and again each {@code group_interval} after that.
 */
class TimelineTest {
  private static final Destination OK = new Destination("ok", "webhook", 0);
  private static final Destination BAD = new Destination("bad", "webhook", 0);
  private static final Reply YES = Reply.atOnce(QueuesTester.YES);

  private final NotificationFixture page = firing(BAD, "A");
  private final DeliveryTimeline timeline = new DeliveryTimeline().sink(OK, _ -> YES);

  @Test
  @Tag("AM-S22")
  @DisplayName(
      "500 until 6: attempts from 1 with waits of up to 0.5, 0.75, 1.1, 1.7, 2.5 s, then one message")
  void serverErrorIsTriedAgain() {
    timeline.sink(BAD, second -> second < 6 ? trouble(Failure.SERVER_ERROR, 500) : YES);

    timeline.at(1, page).runUntil(60);

    assertThat(timeline.attempts(BAD)).containsExactly(1.0, 1.5, 2.3, 3.4, 5.1, 7.6);
    assertThat(timeline.told(BAD)).containsExactly("A-1-1");
  }

  @Test
  @Tag("AM-S22b")
  @DisplayName(
      "400 until 6: tried again on its own and not at 4 and 7 with the next flushes (J), one message")
  void clientErrorIsTriedAgain() {
    timeline.sink(BAD, second -> second < 6 ? unknownTrouble(400) : YES);

    timeline.at(1, page).runUntil(60);

    assertThat(timeline.attempts(BAD)).containsExactly(1.0, 1.5, 2.3, 3.4, 5.1, 7.6);
    assertThat(timeline.told(BAD)).containsExactly("A-1-1");
  }

  @Test
  @Tag("AM-S22c")
  @DisplayName(
      "429 with Retry-After 5 at 1: no attempt at 4 with the next flush, but at 7, politely late, with the newest (J)")
  void retryAfterIsObeyed() {
    timeline.sink(BAD, second -> second < 6 ? Reply.atOnce(rateLimited(5)) : YES);

    timeline.at(1, page).at(4, page.again()).runUntil(60);

    assertThat(timeline.attempts(BAD)).containsExactly(1.0, 7.0);
    assertThat(timeline.told(BAD)).containsExactly("A-1-2");
  }

  @Test
  @Tag("AM-S23")
  @DisplayName(
      "second webhook answers 400 until 9, resolved at 5: ok at 1 and 7, bad is told the end at 11.4 instead of never (J)")
  void failedDestinationHearsTheEnd() {
    timeline.sink(BAD, second -> second < 9 ? unknownTrouble(400) : YES);

    timeline.at(1, firing(OK, "A")).at(1, page);
    timeline.at(7, firing(OK, "A").resolved()).at(7, page.resolved());
    timeline.runUntil(60);

    assertThat(timeline.attempts(OK)).containsExactly(1.0, 7.0);
    assertThat(timeline.told(OK)).containsExactly("A-1-1", "A-1-2");
    assertThat(timeline.attempts(BAD)).containsExactly(1.0, 1.5, 2.3, 3.4, 5.1, 7.6, 11.4);
    assertThat(timeline.told(BAD)).containsExactly("A-1-2");
  }

  @Test
  @Tag("AM-S23")
  @DisplayName("what a provider refuses for good is on record as dead (J)")
  void refusalIsOnRecord() {
    var refused = new ProviderAnswer.Refused(Failure.CLIENT_ERROR, "status 400");
    timeline.sink(BAD, second -> second < 6 ? Reply.atOnce(refused) : YES);

    timeline.at(1, page).at(7, page.resolved()).runUntil(60);

    assertThat(timeline.reports(BAD, DeliveryOutcome.DEAD)).containsExactly("A-1-1");
    assertThat(timeline.told(BAD)).containsExactly("A-1-2");
  }

  @Test
  @Tag("AM-S35")
  @DisplayName("the first request takes 5 s, A2 joins at 2: [A1] at 1, [A1 A2] at 6.0")
  void nextGoesWhenTheFirstIsThrough() {
    timeline.sink(BAD, second -> second < 2 ? new Reply(QueuesTester.YES, 5) : YES);

    timeline.at(1, page).at(3, page.joinedBy(alert("A2", AlertStatus.FIRING))).runUntil(60);

    assertThat(timeline.attempts(BAD)).containsExactly(1.0, 6.0);
    assertThat(timeline.told(BAD)).containsExactly("A-1-1", "A-1-2");
  }

  @Test
  @Tag("AM-S35b")
  @DisplayName(
      "the first request hangs: cut at 11 after 10 s, [A1] within the next half second (at 11.0 in the original)")
  void hangingRequestIsCut() {
    timeline.sink(BAD, second -> second < 2 ? new Reply(tooSlow(), 10) : YES);

    timeline.at(1, page).runUntil(60);

    assertThat(timeline.attempts(BAD)).containsExactly(1.0, 11.5);
    assertThat(timeline.told(BAD)).containsExactly("A-1-1");
  }

  @Test
  @Tag("AM-T10")
  @DisplayName(
      "timeout 500ms, 2 s an answer until 2: an attempt is cut after 0.5 s, the delivery is not: 1.0, 2.0")
  void timeoutLimitsAnAttempt() {
    timeline.sink(BAD, second -> second < 2 ? new Reply(tooSlow(), 0.5) : YES);

    timeline.at(1, page).runUntil(21);

    assertThat(timeline.attempts(BAD)).containsExactly(1.0, 2.0);
    assertThat(timeline.told(BAD)).containsExactly("A-1-1");
  }

  @Test
  @Tag("AM-acc-TestRetry")
  @DisplayName("the second webhook drops everything before 4.5: first at 2 and 6, second only at 6")
  void retryOfOneLeavesTheOtherAlone() {
    timeline.sink(BAD, second -> second < 4.5 ? trouble(Failure.OTHER, 0) : YES);

    timeline.at(2, firing(OK, "A")).at(2, page);
    timeline.at(6, firing(OK, "A").again()).at(6, page.again());
    timeline.runUntil(8);

    assertThat(timeline.attempts(OK)).containsExactly(2.0, 6.0);
    assertThat(timeline.told(BAD)).containsExactly("A-1-2");
    assertThat(timeline.attempts(BAD).getLast()).isEqualTo(6.1);
  }

  private static Reply trouble(Failure why, int status) {
    return Reply.atOnce(new ProviderAnswer.TryAgain(why, "status " + status));
  }

  private static Reply unknownTrouble(int status) {
    return Reply.atOnce(ProviderAnswer.TryAgain.unknown(Failure.CLIENT_ERROR, "status " + status));
  }

  private static ProviderAnswer tooSlow() {
    return new ProviderAnswer.TryAgain(Failure.CONTEXT_DEADLINE_EXCEEDED, "no answer");
  }

  private static ProviderAnswer rateLimited(int seconds) {
    return new ProviderAnswer.TryAfter(
        Failure.RATE_LIMITED, "status 429", Duration.ofSeconds(seconds));
  }
}
