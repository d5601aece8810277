package io.tocsin.gateway.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.events.query.ExplainQuery;
import io.tocsin.gateway.call.JsonPayload;
import io.tocsin.gateway.ingest.body.SourceText;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Optional;

/**
 * The body of {@code POST /api/v1/explain}: {@code {"labels": {"alertname": "X"}, "at":
 * "2026-01-02T03:04:05Z"}}, or {@code fingerprint} instead of {@code labels}; {@code at} is
 * optional.
 */
final class ExplainRequest {
  private ExplainRequest() {}

  /**
   * @throws IllegalArgumentException if the body is invalid; the message names the field
   */
  static ExplainQuery read(byte[] body) {
    var json = parse(body);
    var labels = Optional.ofNullable(json.get("labels")).map(ExplainRequest::labels);
    var fingerprint = Optional.ofNullable(json.get("fingerprint")).map(ExplainRequest::fingerprint);
    if (labels.isPresent() == fingerprint.isPresent()) {
      throw new IllegalArgumentException("give either \"labels\" or \"fingerprint\"");
    }
    return new ExplainQuery(
        new ExplainQuery.Subject(labels, fingerprint),
        Optional.ofNullable(json.get("at")).map(ExplainRequest::moment));
  }

  private static JsonNode parse(byte[] body) {
    try {
      var json = JsonPayload.read(body);
      if (json.isObject()) {
        return json;
      }
    } catch (JsonPayload.Unreadable e) {
      throw new IllegalArgumentException("the body cannot be read: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("the body must be a JSON object");
  }

  private static LabelSet labels(JsonNode node) {
    var labels = new HashMap<String, String>();
    node.properties()
        .forEach(
            label -> {
              if (!label.getValue().isTextual()) {
                throw new IllegalArgumentException(
                    "labels.%s must be a string".formatted(SourceText.shown(label.getKey())));
              }
              labels.put(
                  SourceText.storable(label.getKey()),
                  SourceText.storable(label.getValue().textValue()));
            });
    var set = LabelSet.of(labels).withoutEmptyValues();
    if (set.isEmpty()) {
      throw new IllegalArgumentException("labels: at least one label is required");
    }
    return set;
  }

  private static Fingerprint fingerprint(JsonNode node) {
    try {
      return Fingerprint.parse(node.asText());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("fingerprint must be 16 hexadecimal digits", e);
    }
  }

  private static Instant moment(JsonNode node) {
    try {
      return OffsetDateTime.parse(node.asText()).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "at: %s is not a time such as 2026-01-02T03:04:05Z"
              .formatted(SourceText.quoted(node.asText())),
          e);
    }
  }
}
