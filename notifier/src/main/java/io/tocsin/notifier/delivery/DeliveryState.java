package io.tocsin.notifier.delivery;

import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Instant;

/** Where the delivery of one notification stands. Each state offers only the moves from there. */
sealed interface DeliveryState {
  /** Made so far, the one in flight included. */
  int attempts();

  /** It goes out when it is due and its destination has room. */
  sealed interface BoundedWait extends DeliveryState {
    Instant dueAt();

    default InFlight start() {
      return new InFlight(attempts() + 1);
    }
  }

  /** Nothing more happens to it. */
  sealed interface Done extends DeliveryState {}

  record Pending(Instant dueAt) implements BoundedWait {
    @Override
    public int attempts() {
      return 0;
    }
  }

  record Retry(int attempts, Instant dueAt) implements BoundedWait {}

  /** Needs a person, and is tried slowly until one comes. */
  record Parked(int attempts, Instant dueAt) implements BoundedWait {}

  record Sent(int attempts) implements Done {}

  record NotWanted(int attempts) implements Done {}

  record Dead(int attempts) implements Done {}

  record InFlight(int attempts) implements DeliveryState {

    DeliveryState after(ProviderAnswer answer, Instant now, DeliveryRules rules) {
      return switch (answer) {
        case ProviderAnswer.Accepted _ -> new Sent(attempts);
        case ProviderAnswer.NotWanted _ -> new NotWanted(attempts);
        case ProviderAnswer.Refused _, ProviderAnswer.Gone _, ProviderAnswer.TooOld _ ->
            new Dead(attempts);
        case ProviderAnswer.MayBeOutdated doubt -> new Retry(attempts - 1, now.plus(doubt.pause()));
        case ProviderAnswer.TryAfter after ->
            new Retry(attempts, now.plus(rules.politely(after.quiet())));
        case ProviderAnswer.NeedsPerson trouble ->
            new Parked(attempts, now.plus(rules.pause(trouble)));
        case ProviderAnswer.TryAgain again -> tryAgain(again, now, rules);
      };
    }

    private DeliveryState tryAgain(
        ProviderAnswer.TryAgain again, Instant now, DeliveryRules rules) {
      return again.parksInTheEnd() && attempts >= rules.attemptsBeforeParking()
          ? new Parked(attempts, now.plus(rules.parkedRetry()))
          : new Retry(attempts, now.plus(rules.backoff().after(attempts)));
    }
  }
}
