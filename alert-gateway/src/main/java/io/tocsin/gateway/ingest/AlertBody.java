package io.tocsin.gateway.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.tocsin.web.json.JsonFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/**
 * A body as bytes becomes readings. Its value is read to the end before anything of it counts, so
 * that a body which was cut off stores nothing. What follows the value is ignored, as in the
 * original.
 *
 * @param duplicateMembers members that came twice in one object; the last one won
 */
record AlertBody(List<ParsedAlert> readings, int duplicateMembers) {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER_LENGTH = 100;
  // Longer than any label name may be: one bad name is to spoil its alert, not the request.
  private static final int MAX_MEMBER_LENGTH = 65_536;
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxNumberLength(MAX_NUMBER_LENGTH)
          .maxNameLength(MAX_MEMBER_LENGTH)
          .maxStringLength(Integer.MAX_VALUE)
          .build();
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          // As in the original: UTF-8 and nothing else. Guessing takes zero bytes for UTF-32, and
          // fails on what is none in a way that looks like a fault of ours.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .streamReadConstraints(LIMITS)
          .build();

  AlertBody {
    readings = List.copyOf(readings);
  }

  /**
   * @throws RequestRejected if it is not a body of that format
   */
  static AlertBody read(byte[] body, AlertFormat format, int maxAlerts, Instant now) {
    try (var json = JSON.createParser(Utf8Repair.repair(body))) {
      if (json.nextToken() == null) {
        throw RequestRejected.missing("alerts");
      }
      var alerts = new AlertReader(json, maxAlerts);
      var readings = format.read(json, alerts, now);
      return new AlertBody(readings, alerts.duplicateMembers());
    } catch (JsonProcessingException e) {
      throw RequestRejected.unreadable(JsonFault.text(e, LIMITS));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }
}
