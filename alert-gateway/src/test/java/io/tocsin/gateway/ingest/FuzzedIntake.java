package io.tocsin.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.topic.Topics;
import io.tocsin.gateway.active.ActiveAlertLimits;
import io.tocsin.gateway.active.ActiveAlerts;
import io.tocsin.gateway.ingest.body.AlertFormat;
import io.tocsin.gateway.ingest.body.Rejection;
import io.tocsin.gateway.ingest.body.RequestRejected;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertSources;
import io.tocsin.model.label.Label;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.memory.MemoryBudget;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Checks that hold for every body; for fuzz tests of endpoints. */
public final class FuzzedIntake {
  private final LabelSyntax syntax;
  private final AlertFormat format;

  public FuzzedIntake(LabelSyntax syntax, AlertFormat format) {
    this.syntax = syntax;
    this.format = format;
  }

  /** What came of the text; also of its characters as bytes, which are no UTF-8 then. */
  public String answer(String text) {
    return answer(text.getBytes(StandardCharsets.UTF_8))
        + " / "
        + answer(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String answer(byte[] body) {
    var posting =
        new Posting(
            ExplicitLimits.DEFAULTS,
            syntax,
            new ActiveAlerts(
                ActiveAlertLimits.UNLIMITED, ActiveAlertLimits.UNLIMITED, MemoryBudget.UNLIMITED));
    try {
      var result = posting.post(body, format);
      posting.log.records().forEach(record -> assertSurvivesTheWire(record.batch()));
      posting.log.alerts().forEach(this::assertValid);
      assertThat(posting.log.alerts()).hasSize(result.stored());
      return result.stored()
          + " taken "
          + result.marks().keySet()
          + result.rejections().stream().map(Rejection::message).collect(Collectors.joining());
    } catch (RequestRejected refused) {
      assertThat(refused.status()).isBetween(400, 499);
      assertThat(refused.getMessage()).isNotBlank();
      assertThat(posting.log.records()).isEmpty();
      return refused.getMessage();
    }
  }

  private static void assertSurvivesTheWire(AlertBatch batch) {
    var topic = Topics.ALERTS;
    var bytes = topic.value().serializer().serialize(topic.name(), batch);
    var read = topic.value().deserializer().deserialize(topic.name(), bytes);

    assertThat(read.entries()).hasSameSizeAs(batch.entries());
    for (int i = 0; i < batch.entries().size(); i++) {
      var alert = batch.entries().get(i).alert();
      assertThat(read.entries().get(i).alert())
          .isEqualTo(alert.from(AlertSources.of(batch.source())));
      assertThat(read.entries().get(i).fingerprint()).isEqualTo(alert.labels().fingerprint());
      assertThat(read.entries().get(i).contentHash())
          .isEqualTo(batch.entries().get(i).contentHash());
    }
  }

  private void assertValid(Alert alert) {
    assertThat(alert.labels().isEmpty()).isFalse();
    for (var label : alert.labels()) {
      assertName(label);
      assertThat(label.value()).isNotEmpty();
    }
    alert.annotations().forEach(this::assertName);
    assertThat(alert.endsAt()).isAfterOrEqualTo(alert.startsAt());
  }

  private void assertName(Label label) {
    assertThat(syntax.isLabelName(label.name()) || isOurs(label.name())).as(label.name()).isTrue();
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(label.value())).isTrue();
  }

  private static boolean isOurs(String name) {
    return name.startsWith("__tocsin_");
  }
}
