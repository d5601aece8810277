package io.tocsin.gateway.ingest;

import io.tocsin.model.alert.Alert;
import java.util.Set;

/** An alert is taken, perhaps changed, or refused with a reason. */
sealed interface Verdict permits Verdict.Taken, Verdict.Refused {

  /**
   * @param marks what was changed; nearly always nothing
   */
  record Taken(Alert alert, Set<Mark> marks) implements Verdict {
    public Taken {
      marks = Set.copyOf(marks);
    }
  }

  record Refused(Refusal refusal) implements Verdict {}
}
