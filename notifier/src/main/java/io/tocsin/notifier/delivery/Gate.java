package io.tocsin.notifier.delivery;

import io.tocsin.notifier.receiver.Answer;
import io.tocsin.notifier.receiver.Failure;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a destination takes deliveries at present, and how many at a time. In trouble it gets one
 * at a time, so that its return is found by a single probe and not by a herd. Not safe for threads.
 */
final class Gate {
  private final DeliveryRules rules;
  private int failures;
  private boolean probing;
  private Instant opensAt = Instant.MIN;
  private Optional<Failure> parked = Optional.empty();

  Gate(DeliveryRules rules) {
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

  /** Somebody may have mended it: the next delivery finds out. */
  void tryAtOnce() {
    opensAt = Instant.MIN;
  }

  /** Quiet that was asked for, or imposed, before a restart. */
  void close(Instant until) {
    probing = true;
    opensAt = until.isAfter(opensAt) ? until : opensAt;
  }

  /** It needed a person before the restart. Whether it still does is found out by one delivery. */
  void restoreParked() {
    parked = Optional.of(Failure.OTHER);
    probing = true;
  }

  /** It answered before the restart; a wait that it asked for is not over by that. */
  void restoreOpen() {
    parked = Optional.empty();
  }

  void after(Answer answer, Instant now) {
    switch (answer) {
      case Answer.Accepted _, Answer.Refused _ -> open();
      case Answer.NotWanted _ -> {}
      case Answer.TryAgain _ -> failed(now);
      case Answer.TryAfter after -> close(now.plus(rules.politely(after.quiet())));
      case Answer.NeedsPerson trouble -> park(trouble.why(), now);
    }
  }

  private void open() {
    failures = 0;
    probing = false;
    opensAt = Instant.MIN;
    parked = Optional.empty();
  }

  private void failed(Instant now) {
    failures++;
    if (failures >= rules.failuresBeforeProbing()) {
      close(now.plus(rules.backoff().after(failures)));
    }
  }

  private void park(Failure why, Instant now) {
    parked = Optional.of(why);
    close(now.plus(rules.parkedRetry()));
  }
}
