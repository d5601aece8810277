package io.tocsin.notifier.delivery;

import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether a destination may get deliveries now, and how many at a time. A failing
 * destination gets one at a time, so that a single probe finds out when it is back. Not
 * thread-safe.
 */
final class CircuitBreaker {
  private final DeliveryRules rules;
  private int failures;
  private boolean probing;
  private Instant opensAt = Instant.MIN;

  /**
   * The end of a wait that the provider asked for; neither a successful delivery nor a reload
   * shortens it.
   */
  private Instant pausedUntil = Instant.MIN;

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

  /** Why it needs attention; empty if it is not parked. */
  Optional<Failure> parked() {
    return parked;
  }

  Optional<Instant> parkedSince() {
    return parkedSince;
  }

  /** Whether it gets one delivery at a time, to find out whether it is back. */
  boolean isProbing() {
    return probing;
  }

  /** It may have been fixed: the next delivery finds out. */
  void tryAtOnce() {
    opensAt = pausedUntil;
  }

  /** A wait that the provider asked for, or that was imposed before a restart. */
  void close(Instant until) {
    probing = true;
    opensAt = until.isAfter(opensAt) ? until : opensAt;
  }

  /** It was parked before the restart. One delivery finds out whether it still fails. */
  void restoreParked(Instant since) {
    parked = Optional.of(Failure.OTHER);
    parkedSince = Optional.of(since);
    probing = true;
  }

  /** It worked before the restart; this does not end a wait that it asked for. */
  void restoreOpen() {
    parked = Optional.empty();
    parkedSince = Optional.empty();
  }

  void after(ProviderAnswer answer, Instant now) {
    switch (answer) {
      case ProviderAnswer.Accepted _, ProviderAnswer.Refused _, ProviderAnswer.Gone _ -> open();
      case ProviderAnswer.NotWanted _, ProviderAnswer.TooOld _, ProviderAnswer.MayBeOutdated _ -> {}
      case ProviderAnswer.TryAgain _ -> failed(now);
      case ProviderAnswer.TryAfter after -> pauseUntil(now.plus(rules.withJitter(after.pause())));
      case ProviderAnswer.NeedsAttention it -> park(it.why(), now, rules.pause(it));
    }
  }

  private void open() {
    failures = 0;
    probing = false;
    opensAt = pausedUntil;
    restoreOpen();
  }

  private void pauseUntil(Instant until) {
    pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
    close(until);
  }

  private void failed(Instant now) {
    failures++;
    if (failures >= rules.failuresBeforeProbing()) {
      close(now.plus(rules.backoff().after(failures)));
    }
  }

  /** For an unknown error that has not gone away. */
  void park(Failure why, Instant now) {
    park(why, now, rules.parkedRetry());
  }

  private void park(Failure why, Instant now, Duration pause) {
    parked = Optional.of(why);
    parkedSince = parkedSince.or(() -> Optional.of(now));
    close(now.plus(pause));
  }
}
