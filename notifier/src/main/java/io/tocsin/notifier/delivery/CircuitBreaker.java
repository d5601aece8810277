package io.tocsin.notifier.delivery;

import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a destination takes deliveries at present, and how many at a time. In trouble it gets one
 * at a time, so that its return is found by a single probe and not by a herd. Not safe for threads.
 */
final class CircuitBreaker {
  private final DeliveryRules rules;
  private int failures;
  private boolean probing;
  private Instant opensAt = Instant.MIN;

  /** Asked for by the provider; no success of another delivery and no reload ends it. */
  private Instant quietUntil = Instant.MIN;

  private Optional<Failure> parked = Optional.empty();
  private Optional<Instant> parkedSince = Optional.empty();

  CircuitBreaker(DeliveryRules rules) {
    this.rules = rules;
  }

  Instant opensAt() {
    return opensAt;
  }

  int room() {
    return probing ? 1 : rules.concurrentPerDestination();
  }

  /** Why it needs a person; empty if it does not. */
  Optional<Failure> parked() {
    return parked;
  }

  Optional<Instant> parkedSince() {
    return parkedSince;
  }

  /** It gets one delivery at a time, to find out whether it is back. */
  boolean isProbing() {
    return probing;
  }

  /** Somebody may have mended it: the next delivery finds out. */
  void tryAtOnce() {
    opensAt = quietUntil;
  }

  /** Quiet that was asked for, or imposed, before a restart. */
  void close(Instant until) {
    probing = true;
    opensAt = until.isAfter(opensAt) ? until : opensAt;
  }

  /** It needed a person before the restart. Whether it still does is found out by one delivery. */
  void restoreParked(Instant since) {
    parked = Optional.of(Failure.OTHER);
    parkedSince = Optional.of(since);
    probing = true;
  }

  /** It answered before the restart; a wait that it asked for is not over by that. */
  void restoreOpen() {
    parked = Optional.empty();
    parkedSince = Optional.empty();
  }

  void after(ProviderAnswer answer, Instant now) {
    switch (answer) {
      case ProviderAnswer.Accepted _, ProviderAnswer.Refused _, ProviderAnswer.Gone _ -> open();
      case ProviderAnswer.NotWanted _, ProviderAnswer.TooOld _, ProviderAnswer.MayBeOutdated _ -> {}
      case ProviderAnswer.TryAgain _ -> failed(now);
      case ProviderAnswer.TryAfter after -> keepQuiet(now.plus(rules.politely(after.quiet())));
      case ProviderAnswer.NeedsPerson trouble -> park(trouble.why(), now, rules.pause(trouble));
    }
  }

  private void open() {
    failures = 0;
    probing = false;
    opensAt = quietUntil;
    restoreOpen();
  }

  private void keepQuiet(Instant until) {
    quietUntil = until.isAfter(quietUntil) ? until : quietUntil;
    close(until);
  }

  private void failed(Instant now) {
    failures++;
    if (failures >= rules.failuresBeforeProbing()) {
      close(now.plus(rules.backoff().after(failures)));
    }
  }

  /** An error that nobody knows does not go away. */
  void park(Failure why, Instant now) {
    park(why, now, rules.parkedRetry());
  }

  private void park(Failure why, Instant now, Duration pause) {
    parked = Optional.of(why);
    parkedSince = parkedSince.or(() -> Optional.of(now));
    close(now.plus(pause));
  }
}
