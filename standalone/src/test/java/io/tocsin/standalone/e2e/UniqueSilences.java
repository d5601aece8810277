package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Posts silences, each for an alert of its own, and remembers those that were accepted. */
final class UniqueSilences {
  static final String ALERT = "Silenced";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final InstantSource clock = InstantSource.system();

  /** The silence of each alert, by the alert's number. */
  private final Map<Integer, String> accepted = new LinkedHashMap<>();

  private int withAlert;

  /** Returns when it is accepted. */
  void post(Rest gateway) throws IOException, InterruptedException {
    int number = accepted.size();
    var silence =
        """
        {"matchers": [{"name": "alertname", "value": "%s", "isRegex": false},
                      {"name": "silence", "value": "%d", "isRegex": false}],
         "startsAt": "%s", "endsAt": "%s", "createdBy": "kill", "comment": "number %d"}
        """
            .formatted(ALERT, number, clock.instant(), inAnHour(), number);
    accepted.put(number, gateway.postJson("/api/v2/silences", silence).path("silenceID").asText());
  }

  /** The alerts of those silences that were accepted since the last call. */
  void postMatchingAlerts(Rest gateway) throws IOException, InterruptedException {
    for (; withAlert < accepted.size(); withAlert++) {
      var alert =
          "[{\"labels\":{\"alertname\":\"%s\",\"silence\":\"%d\"},\"endsAt\":\"%s\"}]"
              .formatted(ALERT, withAlert, inAnHour());
      assertThat(gateway.post("/api/v2/alerts", "application/json", alert)).isEqualTo(200);
    }
  }

  /** Every accepted one is there, active, and keeps its alert quiet. */
  void areInForce(Rest gateway) throws IOException, InterruptedException {
    assertThat(active(gateway.get("/api/v2/silences"))).containsAll(accepted.values());
    Await.until(
        LIMIT,
        "each of the silences " + accepted + " is named by its alert",
        () -> silencers(gateway.get("/api/v2/alerts")).containsAll(Set.copyOf(accepted.values())));
  }

  private static List<String> active(JsonNode silences) {
    return StreamSupport.stream(silences.spliterator(), false)
        .filter(silence -> silence.path("status").path("state").asText().equals("active"))
        .map(silence -> silence.path("id").asText())
        .toList();
  }

  private static List<String> silencers(JsonNode alerts) {
    var ids = new ArrayList<String>();
    alerts.forEach(
        alert -> alert.path("status").path("silencedBy").forEach(id -> ids.add(id.asText())));
    return ids;
  }

  private Instant inAnHour() {
    return clock.instant().plus(Duration.ofHours(1));
  }
}
