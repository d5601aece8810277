package io.tocsin.events.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.tocsin.events.alerts.wire.AlertContentRecord;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Read back by the generated code. */
class AlertContentTest {
  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

  @Test
  @DisplayName("all that is in it, in its order")
  void everything() throws InvalidProtocolBufferException {
    var content =
        written(
            LabelSet.of("alertname", "Down", "ort", "Köln"),
            LabelSet.of("summary", "語🙂"),
            "http://prometheus/g?0",
            ZoneOffset.ofHours(-2));

    assertThat(content.getLabelsList()).isEqualTo(List.of("alertname", "Down", "ort", "Köln"));
    assertThat(content.getAnnotationsList()).isEqualTo(List.of("summary", "語🙂"));
    assertThat(content.getGeneratorUrl()).isEqualTo("http://prometheus/g?0");
    assertThat(content.getOffsetSeconds()).isEqualTo(-7200);
  }

  @Test
  @DisplayName("nothing but empty texts")
  void nothing() throws InvalidProtocolBufferException {
    var content = written(LabelSet.of("", ""), LabelSet.EMPTY, "", ZoneOffset.UTC);

    assertThat(content.getLabelsList()).isEqualTo(List.of("", ""));
    assertThat(content.getAnnotationsList()).isEmpty();
    assertThat(content.getGeneratorUrl()).isEmpty();
  }

  @Test
  @DisplayName("long texts of three bytes a character find room")
  void room() throws InvalidProtocolBufferException {
    var text = "語".repeat(100_000);

    var content = written(LabelSet.of(text, text), LabelSet.of(text, text), text, ZoneOffset.MAX);

    assertThat(content.getLabelsList()).isEqualTo(List.of(text, text));
    assertThat(content.getGeneratorUrl()).isEqualTo(text);
  }

  private static AlertContentRecord written(
      LabelSet labels, LabelSet annotations, String generatorUrl, ZoneOffset offset)
      throws InvalidProtocolBufferException {
    var alert = new Alert(labels, annotations, START, START, false, generatorUrl, START, offset);
    return AlertContentRecord.parseFrom(AlertContent.of(alert));
  }
}
