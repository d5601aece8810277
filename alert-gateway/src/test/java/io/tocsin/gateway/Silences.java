package io.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;

/** Bodies for POST /silences. */
final class Silences {
  private static final InstantSource CLOCK = InstantSource.system();

  private Silences() {}

  /** From now on for an hour. */
  static String of(String label, String value) {
    return body(label, value, Duration.ZERO, Duration.ofHours(1)).encode();
  }

  static JsonObject body(String label, String value, Duration start, Duration end) {
    var now = CLOCK.instant();
    var matcher = new JsonObject().put("name", label).put("value", value).put("isRegex", false);
    return new JsonObject()
        .put("matchers", new JsonArray().add(matcher))
        .put("startsAt", now.plus(start).toString())
        .put("endsAt", now.plus(end).toString())
        .put("createdBy", "ops")
        .put("comment", "disk swap");
  }

  static String idOf(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body()).getString("silenceID");
  }
}
