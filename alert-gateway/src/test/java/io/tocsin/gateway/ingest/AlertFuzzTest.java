package io.tocsin.gateway.ingest;

import io.tocsin.model.label.LabelSyntax;
import io.tocsin.testkit.fuzz.Fuzzing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AlertFuzzTest {
  @Test
  @DisplayName(
      "5.3 any body of POST /api/v2/alerts is refused, or its good alerts are stored as they are")
  void anyBody() {
    var usual = new FuzzedIntake(LabelSyntax.FALLBACK, new Posting.ArrayOfAlerts());
    var classic = new FuzzedIntake(LabelSyntax.CLASSIC, new Posting.ArrayOfAlerts());

    Fuzzing.run("alerts.txt", text -> usual.answer(text) + " / " + classic.answer(text));
  }
}
