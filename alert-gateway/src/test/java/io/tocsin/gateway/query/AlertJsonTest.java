package io.tocsin.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.GroupFound;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.testkit.clock.ManualClock;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bodies member by member. */
class AlertJsonTest {
  private static final Instant NOW = ManualClock.START;
  private static final LabelSet LABELS = LabelSet.of("alertname", "A");

  @Test
  @Tag("AM-19.1")
  @Tag("AM-19.2")
  @DisplayName("an alert, in the zone its source wrote, receivers as the routes came")
  void alert() throws IOException {
    var found =
        new AlertFound(
            alert(false, "/graph"), List.of("b", "a", "a"), List.of(), List.of(), List.of());

    assertThat(alerts(found))
        .isEqualTo(
            "[{\"annotations\":{\"summary\":\"s\"},\"endsAt\":\"2026-09-21T12:41:03.999+02:00\","
                + "\"fingerprint\":\"d2c6efc389df0927\",\"receivers\":[{\"name\":\"b\"},{\"name\":\"a\"},"
                + "{\"name\":\"a\"}],\"startsAt\":\"2026-09-21T11:41:03.000+02:00\",\"status\":{"
                + "\"inhibitedBy\":[],\"mutedBy\":[],\"silencedBy\":[],\"state\":\"active\"},"
                + "\"updatedAt\":\"2026-09-21T09:41:03.000Z\",\"generatorURL\":\"/graph\","
                + "\"labels\":{\"alertname\":\"A\"}}]");
  }

  @Test
  @Tag("AM-12")
  @Tag("AM-19.2")
  @DisplayName("what suppresses it, no generator URL, and a computed end")
  void suppressedAlert() throws IOException {
    var found =
        new AlertFound(
            alert(true, ""),
            List.of("a"),
            List.of("s1", "s2"),
            List.of(Fingerprint.parse("00000000000000ff")),
            List.of());

    assertThat(alerts(found))
        .contains(
            "\"status\":{\"inhibitedBy\":[\"00000000000000ff\"],\"mutedBy\":[],"
                + "\"silencedBy\":[\"s1\",\"s2\"],\"state\":\"suppressed\"}")
        .contains("\"endsAt\":\"2026-09-21T10:41:03.999Z\"")
        .doesNotContain("generatorURL");
  }

  @Test
  @DisplayName("a group with its labels, and the receivers of its alerts sorted")
  void group() throws IOException {
    var found =
        new AlertFound(
            alert(false, ""), List.of("b", "a", "a"), List.of(), List.of(), List.of("nights"));
    var group =
        new GroupFound(
            new GroupId("g"),
            new GroupKey("{}:{}"),
            LABELS,
            LabelSet.of("own", "x"),
            "b",
            List.of(found));

    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      new AlertJson(json).groups(List.of(group));
    }

    assertThat(text.toString())
        .startsWith("[{\"alerts\":[{\"annotations\"")
        .contains("\"receivers\":[{\"name\":\"a\"},{\"name\":\"a\"},{\"name\":\"b\"}]")
        .contains("\"mutedBy\":[\"nights\"],\"silencedBy\":[],\"state\":\"suppressed\"")
        .endsWith(
            "}],\"labels\":{\"alertname\":\"A\"},\"receiver\":{\"name\":\"b\"},"
                + "\"routeLabels\":{\"own\":\"x\"}}]");
  }

  private static String alerts(AlertFound found) throws IOException {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      new AlertJson(json).alerts(List.of(found));
    }
    return text.toString();
  }

  private static Alert alert(boolean endIsAssumed, String generatorUrl) {
    return new Alert(
        LABELS,
        LabelSet.of("summary", "s"),
        NOW,
        NOW.plusSeconds(3600).plusMillis(999),
        endIsAssumed,
        generatorUrl,
        NOW,
        ZoneOffset.ofHours(2));
  }
}
