package io.tocsin.standalone.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.testkit.http.Call;
import io.tocsin.testkit.http.Request;
import io.tocsin.testkit.webhook.ReceivedWebhook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchingTest {
  private static final RunTime TIME = new RunTime(Instant.parse("2026-01-02T03:04:05Z"), 1);

  private final Row row = Row.row("X").expects("1 [A1] first notification", "3 [A1 ~A2]");

  @Test
  void whatArrivesInTimeIsAsExpected() {
    var findings = play(row, "1.45 A1", "2.8 A1 ~A2");

    assertThat(findings.faults()).isEmpty();
    assertThat(findings)
        .hasToString("as expected, worst deviation +0.450 s of hook 1.45 [A1] first notification");
  }

  @Test
  void onlyTheFirstMayBeThatLate() {
    assertThat(play(row, "1.55 A1", "3.1 A1 ~A2").faults()).first().asString().contains("outside");
    assertThat(play(row, "1.1 A1", "3.45 A1 ~A2").faults()).first().asString().contains("outside");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(play(row, "1 A1").faults()).first().asString().contains("did not arrive", "A1 ~A2");
  }

  @Test
  void whatIsSentBesideIsNamed() {
    assertThat(play(row, "1 A1", "3 A1 ~A2", "5 A1").faults())
        .first()
        .asString()
        .contains("not expected: hook 5.00 [A1]");
  }

  @Test
  void bodyIsCompared() {
    var keyed = Row.row("X").expects("1 [A1]").with("/groupKey", "k");

    assertThat(play(keyed, "1 A1").faults()).isNotEmpty();
  }

  @Test
  void attemptsGoOnUntilOneIsAccepted() {
    var retried = Row.row("X").retries("1 [A1] first notification", "~A1", 0, 2);

    assertThat(play(retried, "1 A1", "1.4 A1", "2.1 ~A1").faults()).isEmpty();
    assertThat(play(retried, "1 A1", "1.4 A1").faults()).isNotEmpty();
    assertThat(play(retried, "1 A1", "2.2 ~A1").faults()).isNotEmpty();
    assertThat(play(retried, "1 A1", "1.4 A1", "2.11 ~A1", "2.5 ~A1").faults()).isNotEmpty();
    assertThat(play(retried).faults()).isNotEmpty();
  }

  /**
   * @param arrived {@code 1.5 A1 ~A2}
   */
  private static Findings play(Row row, String... arrived) {
    var received = new ArrayList<Received>();
    for (var one : arrived) {
      var words = List.of(one.split(" ", -1));
      received.add(received(Double.parseDouble(words.getFirst()), words.subList(1, words.size())));
    }
    return Matching.of(row.runs().getFirst().expected(), received);
  }

  private static Received received(double at, List<String> alerts) {
    var request =
        new Request(new Call("POST", "/hook", Map.of()), Map.of(), new byte[0], TIME.at(at));
    return new Received(new ReceivedWebhook(request, body(alerts)), TIME);
  }

  private static JsonNode body(List<String> names) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("notification_reason", "first notification");
    var alerts = body.putArray("alerts");
    for (var name : names) {
      var alert = alerts.addObject().put("status", name.startsWith("~") ? "resolved" : "firing");
      var plain = name.replace("~", "");
      alert
          .putObject("labels")
          .put("alertname", plain.substring(0, 1))
          .put("i", plain.substring(1));
    }
    return body;
  }
}
