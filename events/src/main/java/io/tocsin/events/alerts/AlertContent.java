package io.tocsin.events.alerts;

import static com.google.protobuf.CodedOutputStream.computeByteArraySize;
import static com.google.protobuf.CodedOutputStream.computeSInt32Size;
import static io.tocsin.events.alerts.wire.AlertContentRecord.ANNOTATIONS_FIELD_NUMBER;
import static io.tocsin.events.alerts.wire.AlertContentRecord.GENERATOR_URL_FIELD_NUMBER;
import static io.tocsin.events.alerts.wire.AlertContentRecord.LABELS_FIELD_NUMBER;
import static io.tocsin.events.alerts.wire.AlertContentRecord.OFFSET_SECONDS_FIELD_NUMBER;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnsafeByteOperations;
import io.tocsin.events.alerts.wire.AlertContentRecord;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Serializes an {@link AlertContentRecord} without its builder: every incoming alert is written,
 * and the generated code scans each text twice, character by character, where {@link
 * String#getBytes} copies.
 *
 * @param labels name, value, name, value …, in UTF-8
 */
record AlertContent(byte[][] labels, byte[][] annotations, byte[] generatorUrl, int offset) {

  static ByteString of(Alert alert) {
    var content =
        new AlertContent(
            utf8(alert.labels()),
            utf8(alert.annotations()),
            alert.generatorUrl().getBytes(UTF_8),
            alert.offset().getTotalSeconds());
    var bytes = new byte[content.size()];
    try {
      content.writeTo(CodedOutputStream.newInstance(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    // The array is not shared.
    return UnsafeByteOperations.unsafeWrap(bytes);
  }

  private int size() {
    return size(LABELS_FIELD_NUMBER, labels)
        + size(ANNOTATIONS_FIELD_NUMBER, annotations)
        + computeByteArraySize(GENERATOR_URL_FIELD_NUMBER, generatorUrl)
        + computeSInt32Size(OFFSET_SECONDS_FIELD_NUMBER, offset);
  }

  private void writeTo(CodedOutputStream out) throws IOException {
    write(out, LABELS_FIELD_NUMBER, labels);
    write(out, ANNOTATIONS_FIELD_NUMBER, annotations);
    out.writeByteArray(GENERATOR_URL_FIELD_NUMBER, generatorUrl);
    out.writeSInt32(OFFSET_SECONDS_FIELD_NUMBER, offset);
  }

  private static byte[][] utf8(LabelSet pairs) {
    var texts = new byte[2 * pairs.size()][];
    int next = 0;
    for (var pair : pairs) {
      texts[next++] = pair.name().getBytes(UTF_8);
      texts[next++] = pair.value().getBytes(UTF_8);
    }
    return texts;
  }

  private static int size(int field, byte[][] texts) {
    int size = 0;
    for (var text : texts) {
      size += computeByteArraySize(field, text);
    }
    return size;
  }

  private static void write(CodedOutputStream out, int field, byte[][] texts) throws IOException {
    for (var text : texts) {
      out.writeByteArray(field, text);
    }
  }
}
