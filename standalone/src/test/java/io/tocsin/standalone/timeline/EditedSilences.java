package io.tocsin.standalone.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;
import java.time.Instant;

/** Silences as a client of API v2 makes and changes them. */
final class EditedSilences {
  private static final String SILENCES = "/api/v2/silences";

  private final ApiClient api;

  EditedSilences(ApiClient api) {
    this.api = api;
  }

  /**
   * @param labels each has to be 1
   */
  static ObjectNode silence(Instant startsAt, Instant endsAt, String... labels) {
    var silence = JsonNodeFactory.instance.objectNode();
    silence.put("startsAt", startsAt.toString()).put("endsAt", endsAt.toString());
    silence.put("createdBy", "me").put("comment", "a comment");
    var matchers = silence.putArray("matchers");
    for (var label : labels) {
      matchers.add(SilenceMatcher.json(new Matcher(label, MatchOperator.EQUAL, "1")));
    }
    return silence;
  }

  /** Posts it; returns the id in the answer. */
  String created(ObjectNode silence) {
    var answer = api.post(SILENCES, silence.toString());
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json().path("silenceID").asText();
  }

  /** Posts it; returns why it was rejected. */
  String rejected(ObjectNode silence) {
    var answer = api.post(SILENCES, silence.toString());
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    return answer.json().asText();
  }

  int deleted(String id) {
    return api.delete(path(id)).status();
  }

  JsonNode shown(String id) {
    return api.get(path(id)).json();
  }

  String state(String id) {
    return shown(id).path("status").path("state").asText();
  }

  Instant startsAt(String id) {
    return Instant.parse(shown(id).path("startsAt").asText());
  }

  Instant endsAt(String id) {
    return Instant.parse(shown(id).path("endsAt").asText());
  }

  int count() {
    return api.get(SILENCES).json().size();
  }

  private static String path(String id) {
    return "/api/v2/silence/" + id;
  }
}
