package io.tocsin.gateway.webhook;

import io.tocsin.gateway.ingest.FuzzedIntake;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.testkit.fuzz.Fuzzing;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WebhookFuzzTest {
  @Test
  @DisplayName(
      "15, 5.3 any body of a webhook is refused, or its good alerts are stored as they are")
  void anyBody() {
    var body = new AlertmanagerWebhookBody(Duration.ofHours(24), truncated -> {});
    var intake = new FuzzedIntake(LabelSyntax.FALLBACK, body);

    Fuzzing.run("webhooks.txt", intake::answer);
  }
}
