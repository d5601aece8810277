package io.tocsin.gateway.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.gateway.ingest.body.Utf8Repair;
import io.tocsin.web.json.JsonFault;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Parses a small posted JSON text into a tree, by the same rules as alerts: invalid UTF-8 is
 * repaired as in Go, the encoding is never guessed, and anything after the value is ignored.
 */
public final class JsonPayload {
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(64)
          .maxNumberLength(100)
          .maxNameLength(1024)
          .build();
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          new JsonFactoryBuilder()
              .disable(JsonFactory.Feature.CHARSET_DETECTION)
              .streamReadConstraints(LIMITS)
              .build());

  private JsonPayload() {}

  /**
   * @return a missing node if the body is empty
   * @throws Unreadable if it is not JSON or exceeds a limit; the message is for the sender
   */
  public static JsonNode read(byte[] body) throws Unreadable {
    try {
      return MAPPER.readTree(Utf8Repair.repair(body));
    } catch (JsonProcessingException e) {
      throw new Unreadable(JsonFault.text(e, LIMITS));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /** Without a stack trace, because rejecting must be cheap. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String reason) {
      super(reason, null, false, false);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
