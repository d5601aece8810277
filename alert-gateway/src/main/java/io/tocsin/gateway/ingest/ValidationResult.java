package io.tocsin.gateway.ingest;

import io.tocsin.model.alert.Alert;
import java.util.Set;

/** An alert is accepted, possibly normalised, or rejected with a reason. */
sealed interface ValidationResult permits ValidationResult.Accepted, ValidationResult.Rejected {

  /**
   * @param marks normalisations applied; usually none
   */
  record Accepted(Alert alert, Set<Normalisation> marks) implements ValidationResult {
    public Accepted {
      marks = Set.copyOf(marks);
    }
  }

  record Rejected(Rejection rejection) implements ValidationResult {}
}
