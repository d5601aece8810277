package io.tocsin.events.query;

import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import java.time.Instant;
import java.util.Optional;

/**
 * A request to explain the routing of an alert.
 *
 * @param at the moment to evaluate; empty for now. Timers and last notifications are always current
 */
public record ExplainQuery(Subject subject, Optional<Instant> at) {

  /**
   * Exactly one of the two is present.
   *
   * @param labels of an alert that may or may not be known
   * @param fingerprint of an alert that is known
   */
  public record Subject(Optional<LabelSet> labels, Optional<Fingerprint> fingerprint) {
    public Subject {
      if (labels.isPresent() == fingerprint.isPresent()) {
        throw new IllegalArgumentException("expected either labels or a fingerprint");
      }
    }

    public static Subject of(LabelSet labels) {
      return new Subject(Optional.of(labels), Optional.empty());
    }

    public static Subject of(Fingerprint fingerprint) {
      return new Subject(Optional.empty(), Optional.of(fingerprint));
    }
  }
}
