package io.tocsin.notifier.delivery;

import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Instant;

/** The state of one delivery. Each state offers only its legal transitions. */
sealed interface DeliveryState {
  /** Attempts so far, including one in flight. */
  int attempts();

  /** It is sent once it is due and its destination has capacity. */
  sealed interface Waiting extends DeliveryState {
    Instant dueAt();

    default InFlight start() {
      return new InFlight(attempts() + 1);
    }
  }

  /** A final state. */
  sealed interface Done extends DeliveryState {}

  record Pending(Instant dueAt) implements Waiting {
    @Override
    public int attempts() {
      return 0;
    }
  }

  record Retry(int attempts, Instant dueAt) implements Waiting {}

  /** Needs attention; retried slowly until it succeeds. */
  record Parked(int attempts, Instant dueAt) implements Waiting {}

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
            new Retry(attempts, now.plus(rules.withJitter(after.pause())));
        case ProviderAnswer.NeedsAttention it -> new Parked(attempts, now.plus(rules.pause(it)));
        case ProviderAnswer.TryAgain again -> tryAgain(again, now, rules);
      };
    }

    private DeliveryState tryAgain(
        ProviderAnswer.TryAgain again, Instant now, DeliveryRules rules) {
      return again.parksEventually() && attempts >= rules.attemptsBeforeParking()
          ? new Parked(attempts, now.plus(rules.parkedRetry()))
          : new Retry(attempts, now.plus(rules.backoff().after(attempts)));
    }
  }
}
