package io.tocsin.gateway.ingest;

import io.tocsin.model.alert.Alert;
import java.util.Set;

/** An alert is taken, perhaps changed, or refused with a reason. */
sealed interface ValidationResult permits ValidationResult.Taken, ValidationResult.Refused {

  /**
   * @param marks what was changed; nearly always nothing
   */
  record Taken(Alert alert, Set<Normalisation> marks) implements ValidationResult {
    public Taken {
      marks = Set.copyOf(marks);
    }
  }

  record Refused(Rejection refusal) implements ValidationResult {}
}
