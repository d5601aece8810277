package io.tocsin.testkit.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.testkit.clock.ManualClock;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakePagerDutyTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ManualClock clock = new ManualClock();
  private final FakePagerDuty pagerDuty = new FakePagerDuty(clock);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    pagerDuty.close();
  }

  @Test
  void oneKeyIsOneIncidentUntilItIsResolved() throws Exception {
    send(trigger("tocsin:1"));
    send(trigger("tocsin:1"));
    send(event("resolve", "tocsin:1"));
    send(trigger("tocsin:1"));

    assertThat(pagerDuty.incidents())
        .extracting(OpenIncident::status)
        .containsExactly(OpenIncident.Status.RESOLVED, OpenIncident.Status.TRIGGERED);
    assertThat(pagerDuty.incidents().getFirst().triggers()).isEqualTo(2);
  }

  @Test
  void acknowledgeWithAnotherRoutingKeyIsDroppedWithoutAnError() throws Exception {
    send(trigger("tocsin:1"));

    var answer = send(event("acknowledge", "tocsin:1").put("routing_key", "x".repeat(32)));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(pagerDuty.incidents().getFirst().status()).isEqualTo(OpenIncident.Status.TRIGGERED);
  }

  @Test
  void refusesWithEveryMistakeNamed() throws Exception {
    var event = trigger("tocsin:1");
    event.withObject("/payload").put("severity", "page").put("summary", "s".repeat(1025));
    event.putArray("links").addObject().put("text", "no address");

    var answer = send(event);

    assertThat(answer.statusCode()).isEqualTo(400);
    var body = MAPPER.readTree(answer.body());
    assertThat(body.path("status").asText()).isEqualTo("invalid event");
    assertThat(body.path("errors")).hasSize(3);
    assertThat(pagerDuty.events().isEmpty()).isTrue();
  }

  @Test
  void resolveNeedsAKeyAndATriggerGetsOne() throws Exception {
    var resolve = event("resolve", "");
    var trigger = trigger("");

    assertThat(send(resolve).statusCode()).isEqualTo(400);
    assertThat(MAPPER.readTree(send(trigger).body()).path("dedup_key").asText()).isNotEmpty();
  }

  @Test
  void limitSlidesOverAMinute() throws Exception {
    pagerDuty.enforceLimit(true);
    for (int i = 0; i < 120; i++) {
      send(trigger("tocsin:" + i));
    }

    assertThat(send(trigger("tocsin:one-more")).statusCode()).isEqualTo(429);
    clock.tick(Duration.ofMinutes(1));
    assertThat(send(trigger("tocsin:one-more")).statusCode()).isEqualTo(202);
  }

  @Test
  void maintenanceSwallowsWhatItAccepts() throws Exception {
    send(trigger("tocsin:1"));
    pagerDuty.setInMaintenance(true);

    assertThat(send(event("resolve", "tocsin:1")).statusCode()).isEqualTo(202);
    assertThat(pagerDuty.incidents().getFirst().isOpen()).isTrue();
  }

  private static ObjectNode trigger(String key) {
    var event = event("trigger", key);
    event
        .putObject("payload")
        .put("summary", "GuestDown web-1")
        .put("source", "pve1")
        .put("severity", "critical");
    return event;
  }

  private static ObjectNode event(String action, String key) {
    return MAPPER
        .createObjectNode()
        .put("routing_key", FakePagerDuty.ROUTING_KEY)
        .put("event_action", action)
        .put("dedup_key", key);
  }

  private HttpResponse<String> send(ObjectNode event) throws Exception {
    return client.send(
        HttpRequest.newBuilder(pagerDuty.url())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(event.toString()))
            .build(),
        BodyHandlers.ofString());
  }
}
