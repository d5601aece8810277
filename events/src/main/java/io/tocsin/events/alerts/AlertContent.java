package io.tocsin.events.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.tocsin.events.alerts.wire.AlertContentRecord;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes an {@link AlertContentRecord}. Not with its builder: every alert that comes in is written,
 * and the generated code goes over each text twice, character by character, where {@link
 * String#getBytes} copies.
 */
final class AlertContent {
  private static final int TEXT_HEAD_BYTES = 6;
  private static final int OFFSET_BYTES = 6;

  private AlertContent() {}

  static ByteString of(Alert alert) {
    var room = new byte[mostBytes(alert)];
    var out = CodedOutputStream.newInstance(room);
    try {
      write(out, AlertContentRecord.LABELS_FIELD_NUMBER, alert.labels());
      write(out, AlertContentRecord.ANNOTATIONS_FIELD_NUMBER, alert.annotations());
      write(out, AlertContentRecord.GENERATOR_URL_FIELD_NUMBER, alert.generatorUrl());
      out.writeSInt32(
          AlertContentRecord.OFFSET_SECONDS_FIELD_NUMBER, alert.offset().getTotalSeconds());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return ByteString.copyFrom(room, 0, out.getTotalBytesWritten());
  }

  private static int mostBytes(Alert alert) {
    return OFFSET_BYTES
        + mostBytes(alert.generatorUrl())
        + mostBytes(alert.labels())
        + mostBytes(alert.annotations());
  }

  private static int mostBytes(LabelSet pairs) {
    int most = 0;
    for (var pair : pairs) {
      most += mostBytes(pair.name()) + mostBytes(pair.value());
    }
    return most;
  }

  private static int mostBytes(String text) {
    return TEXT_HEAD_BYTES + 3 * text.length();
  }

  private static void write(CodedOutputStream out, int field, LabelSet pairs) throws IOException {
    for (var pair : pairs) {
      write(out, field, pair.name());
      write(out, field, pair.value());
    }
  }

  private static void write(CodedOutputStream out, int field, String text) throws IOException {
    out.writeByteArray(field, text.getBytes(UTF_8));
  }
}
