package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a destination works, or only some of its groups fail: their failures do not reach its
 * circuit breaker, so they delay no other group. Not thread-safe.
 */
final class DestinationHealth {
  private final CircuitBreaker breaker;

  /** Groups that are parked although the destination accepts others. */
  private final Set<GroupDelivery> parkedAlone = new HashSet<>();

  private Instant acceptedAt = Instant.MIN;
  private Instant restoredAt = Instant.MIN;

  DestinationHealth(DeliveryRules rules) {
    this.breaker = new CircuitBreaker(rules);
  }

  Optional<Failure> parked() {
    return breaker.parked().or(() -> parkedAlone.stream().map(_ -> Failure.OTHER).findFirst());
  }

  /** Since when the destination itself is parked. */
  Optional<Instant> parkedSince() {
    return breaker.parkedSince();
  }

  boolean isProbing() {
    return breaker.isProbing();
  }

  int room() {
    return breaker.room();
  }

  Instant opensAt() {
    return breaker.opensAt();
  }

  void tryAtOnce() {
    breaker.tryAtOnce();
  }

  /**
   * A wait that was imposed before a restart still holds. The newest report about any group says
   * whether the destination was parked.
   */
  void restore(DeliveryReported report) {
    if (report.outcome() == DeliveryOutcome.RETRY) {
      report.retryAt().ifPresent(breaker::close);
    }
    if (!report.at().isBefore(restoredAt)) {
      restoredAt = report.at();
      restoreParked(report);
    }
  }

  private void restoreParked(DeliveryReported report) {
    var since =
        report.outcome() == DeliveryOutcome.PARKED
            ? report.parkedSince().or(() -> Optional.of(report.at()))
            : report.parkedSince();
    // A skipped notification was not sent and says nothing about the destination.
    if (since.isEmpty() && report.outcome() != DeliveryOutcome.NOT_WANTED) {
      breaker.restoreOpen();
    }
    since.ifPresent(breaker::restoreParked);
  }

  /**
   * If the destination accepted others between two failures, the destination is not at fault. Ask
   * before the group counts this failure.
   */
  boolean isFaultOfThisOne(GroupDelivery group, ProviderAnswer answer) {
    boolean needsAttention =
        answer instanceof ProviderAnswer.NeedsAttention
            || (answer instanceof ProviderAnswer.TryAgain again && again.parksEventually());
    return needsAttention
        && (parkedAlone.contains(group)
            || group.failedAt().filter(acceptedAt::isAfter).isPresent());
  }

  void parkAlone(GroupDelivery group, DeliveryState next) {
    if (next instanceof DeliveryState.Parked) {
      parkedAlone.add(group);
    }
  }

  /** The answer says something about the destination, not about this group alone. */
  void after(GroupDelivery group, ProviderAnswer answer, DeliveryState next, Instant now) {
    breaker.after(answer, now);
    if (next instanceof DeliveryState.Parked && answer instanceof ProviderAnswer.TryAgain unknown) {
      breaker.park(unknown.why(), now);
    }
    parkedAlone.remove(group);
    if (answer instanceof ProviderAnswer.Accepted) {
      acceptedAt = now;
    }
  }
}
