package io.tocsin.gateway.silence;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tocsin.gateway.call.ApiTime;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.silence.Silence;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Writes silences as JSON of API v2, with the same order of members. */
final class SilenceJson {
  private final JsonGenerator json;
  private final Instant now;

  /**
   * @param now determines the state of each silence
   */
  SilenceJson(JsonGenerator json, Instant now) {
    this.json = json;
    this.now = now;
  }

  void all(List<Silence> silences) throws IOException {
    json.writeStartArray();
    for (var silence : silences) {
      one(silence);
    }
    json.writeEndArray();
  }

  void one(Silence silence) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", silence.id());
    json.writeObjectFieldStart("status");
    json.writeStringField("state", silence.stateAt(now).word());
    json.writeEndObject();
    json.writeStringField("updatedAt", ApiTime.utc(silence.updatedAt()));
    json.writeStringField("comment", silence.comment());
    json.writeStringField("createdBy", silence.createdBy());
    json.writeStringField("endsAt", ApiTime.utc(silence.endsAt()));
    json.writeArrayFieldStart("matchers");
    for (var matcher : silence.matchers().all()) {
      matcher(matcher);
    }
    json.writeEndArray();
    json.writeStringField("startsAt", ApiTime.utc(silence.startsAt()));
    annotations(silence);
    json.writeEndObject();
  }

  private void matcher(Matcher matcher) throws IOException {
    var operator = matcher.operator();
    json.writeStartObject();
    json.writeBooleanField(
        "isEqual", operator == MatchOperator.EQUAL || operator == MatchOperator.REGEX);
    json.writeBooleanField(
        "isRegex", operator == MatchOperator.REGEX || operator == MatchOperator.NOT_REGEX);
    json.writeStringField("name", matcher.name());
    json.writeStringField("value", matcher.value());
    json.writeEndObject();
  }

  /** Omitted if empty, as in Alertmanager, although its schema requires them. */
  private void annotations(Silence silence) throws IOException {
    if (silence.annotations().isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("annotations");
    for (var annotation : silence.annotations().entrySet()) {
      json.writeStringField(annotation.getKey(), annotation.getValue());
    }
    json.writeEndObject();
  }
}
