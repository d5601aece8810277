package io.tocsin.gateway.ingest.body;

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
 * Parses the bytes of a body into alerts. The JSON value is read to its end before any alert
 * counts, so that a truncated body stores nothing. Anything after the value is ignored, as in
 * Alertmanager.
 *
 * @param duplicateMembers members repeated within one object; the last one wins
 */
public record AlertBody(List<ParsedAlert> readings, int duplicateMembers) {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER_LENGTH = 100;
  // Longer than any label name may be: a bad name must invalidate its alert, not the request.
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
          // UTF-8 only, as in Alertmanager. Detection takes zero bytes for UTF-32 and then fails
          // with what looks like an internal error.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .streamReadConstraints(LIMITS)
          .build();

  public AlertBody {
    readings = List.copyOf(readings);
  }

  /**
   * @throws RequestRejected if the body does not have the format
   */
  public static AlertBody read(byte[] body, AlertFormat format, int maxAlerts, Instant now) {
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
