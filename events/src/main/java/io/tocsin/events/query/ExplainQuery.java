package io.tocsin.events.query;

import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert to be explained.
 *
 * @param at the moment for which it is asked; empty for now. Timers and what was told are always
 *     those of now
 */
public record ExplainQuery(Subject subject, Optional<Instant> at) {

  /**
   * Exactly one of both.
   *
   * @param labels of an alert that may or may not be known
   * @param fingerprint of an alert that is known
   */
  public record Subject(Optional<LabelSet> labels, Optional<Fingerprint> fingerprint) {
    public Subject {
      if (labels.isPresent() == fingerprint.isPresent()) {
        throw new IllegalArgumentException("either labels or a fingerprint");
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
