package io.tocsin.notifier.delivery;

import io.tocsin.notifier.receiver.Answer;
import java.time.Instant;

/** Where the delivery of one notification stands. Each state offers only the moves from there. */
sealed interface DeliveryState {
  /** Made so far, the one in flight included. */
  int attempts();

  /** It goes out when it is due and its destination has room. */
  sealed interface Waiting extends DeliveryState {
    Instant dueAt();

    default InFlight start() {
      return new InFlight(attempts() + 1);
    }
  }

  /** Nothing more happens to it. */
  sealed interface Done extends DeliveryState {}

  record Pending(Instant dueAt) implements Waiting {
    @Override
    public int attempts() {
      return 0;
    }
  }

  record Retry(int attempts, Instant dueAt) implements Waiting {}

  /** Needs a person, and is tried slowly until one comes. */
  record Parked(int attempts, Instant dueAt) implements Waiting {}

  record Sent(int attempts) implements Done {}

  record NotWanted(int attempts) implements Done {}

  record Dead(int attempts) implements Done {}

  record InFlight(int attempts) implements DeliveryState {

    DeliveryState after(Answer answer, Instant now, DeliveryRules rules) {
      return switch (answer) {
        case Answer.Accepted _ -> new Sent(attempts);
        case Answer.NotWanted _ -> new NotWanted(attempts);
        case Answer.Refused _, Answer.Gone _, Answer.TooOld _ -> new Dead(attempts);
        case Answer.MayBeOutdated doubt -> new Retry(attempts - 1, now.plus(doubt.pause()));
        case Answer.TryAfter after -> new Retry(attempts, now.plus(rules.politely(after.quiet())));
        case Answer.NeedsPerson trouble -> new Parked(attempts, now.plus(rules.pause(trouble)));
        case Answer.TryAgain again -> tryAgain(again, now, rules);
      };
    }

    private DeliveryState tryAgain(Answer.TryAgain again, Instant now, DeliveryRules rules) {
      return again.parksInTheEnd() && attempts >= rules.attemptsBeforeParking()
          ? new Parked(attempts, now.plus(rules.parkedRetry()))
          : new Retry(attempts, now.plus(rules.backoff().after(attempts)));
    }
  }
}
