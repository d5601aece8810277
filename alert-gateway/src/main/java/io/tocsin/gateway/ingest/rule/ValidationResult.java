package io.tocsin.gateway.ingest.rule;

import io.tocsin.gateway.ingest.body.Rejection;
import io.tocsin.model.alert.Alert;
import java.util.Set;

/** An alert is accepted, possibly normalised, or rejected with a reason. */
public sealed interface ValidationResult
    permits ValidationResult.Accepted, ValidationResult.Rejected {

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
