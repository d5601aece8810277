package io.tocsin.notifier.receiver.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.model.label.LabelSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Go's encoder writes it: {@code < > &} and the line separators escaped, lower-case
 * hexadecimal, a newline at the end. Receivers that compare or sign bodies notice the difference.
 */
public final class GoJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();
  private static final String NO_TIME = "0001-01-01T00:00:00Z";

  static {
    MAPPER.getFactory().setCharacterEscapes(new GoEscapes());
  }

  private GoJson() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ObjectNode object(LabelSet labels) {
    var object = MAPPER.createObjectNode();
    labels.forEach(label -> object.put(label.name(), label.value()));
    return object;
  }

  public static String write(JsonNode document) {
    try {
      return MAPPER.writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }

  /** RFC 3339 with only as many fractional digits as needed, in the sender's offset. */
  public static String time(Instant time, ZoneOffset offset) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atOffset(offset));
  }

  /** Go's zero time, which means "not resolved yet". */
  public static String noTime() {
    return NO_TIME;
  }

  private static final class GoEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    @Override
    public int[] getEscapeCodesForAscii() {
      var codes = standardAsciiEscapesForJSON();
      codes['<'] = ESCAPE_CUSTOM;
      codes['>'] = ESCAPE_CUSTOM;
      codes['&'] = ESCAPE_CUSTOM;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      return switch (c) {
        case '<', '>', '&', LINE_SEPARATOR, PARAGRAPH_SEPARATOR ->
            new SerializedString("\\u%04x".formatted(c));
        default -> null;
      };
    }
  }
}
