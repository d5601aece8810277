package io.tocsin.configuration;

import static io.tocsin.configuration.Reading.mistakesIn;
import static io.tocsin.configuration.Reading.reading;
import static io.tocsin.configuration.Reading.withReceiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.model.notification.Destination;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConfigurationReaderTest {
  private static final String SMALLEST =
      """
      route:
        receiver: r
      receivers:
        - name: r
      """;

  @Test
  @DisplayName("17.6 a receiver without integrations is legal and swallows alerts")
  void smallest() {
    var configuration = reading(SMALLEST);

    assertThat(configuration.receivers()).extracting(Receiver::name).containsExactly("r");
    assertThat(configuration.receiver("r").integrations()).isEmpty();
    assertThat(configuration.resolveTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(configuration.warnings()).isEmpty();
  }

  @Test
  void everyMistakeIsToldAtOnceInTheOrderOfTheFile() {
    var mistakes =
        mistakesIn(
            """
            global:
              resolve_timeout: 1.5h
              smtp_smarthots: mail:25
            route:
              receiver: oncall
              group_interval: 0s
              routes:
                - matchers: ['a=~"["']
                  colour: red
            receivers:
              - name: on-call
                webhook_configs:
                  - url: ftp://example.org
                    send_resolved: maybe
            """);

    assertThat(mistakes)
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo(
                        "line 2: global.resolve_timeout: not a valid duration string: \"1.5h\""),
            second ->
                assertThat(second)
                    .isEqualTo(
                        "line 3: global.smtp_smarthots: unknown key, did you mean"
                            + " \"smtp_smarthost\"?"),
            third ->
                assertThat(third)
                    .isEqualTo(
                        "line 5: route.receiver: undefined receiver \"oncall\" used in route"),
            fourth ->
                assertThat(fourth)
                    .isEqualTo("line 6: route.group_interval: group_interval cannot be zero"),
            fifth ->
                assertThat(fifth).startsWith("line 8: route.routes[0].matchers[0]: bad regular"),
            sixth ->
                assertThat(sixth)
                    .startsWith("line 9: route.routes[0].colour: unknown key, known here: "),
            seventh ->
                assertThat(seventh)
                    .isEqualTo(
                        "line 13: receivers[0].webhook_configs[0].url: unsupported scheme \"ftp\""
                            + " for URL"),
            eighth ->
                assertThat(eighth)
                    .isEqualTo(
                        "line 14: receivers[0].webhook_configs[0].send_resolved: expected true or"
                            + " false, not \"maybe\""));
  }

  @Test
  void aMistakeIsToldOnce() {
    assertThat(mistakesIn(SMALLEST.replace("receiver: r", "{receiver: r, continue: perhaps}")))
        .hasSize(1);
  }

  @Test
  @DisplayName("17.1 an empty file, and one without a route")
  void withoutRoute() {
    assertThat(mistakesIn("")).containsExactly("no route provided in config");
    assertThat(mistakesIn("# nothing\n")).containsExactly("no route provided in config");
    assertThat(mistakesIn("receivers: []"))
        .singleElement()
        .asString()
        .endsWith("no routes provided");
    assertThat(mistakesIn("route:\nreceivers: []"))
        .singleElement()
        .asString()
        .endsWith("no routes provided");
  }

  @Test
  void whatIsNotBuiltYetIsNamedInOneWarning() {
    var configuration =
        reading(
            """
            global:
              opsgenie_api_key: k
            templates: ['*.tmpl']
            route:
              receiver: r
            receivers:
              - name: r
                opsgenie_configs:
                  - api_key: k
                webhook_configs:
                  - url: http://hook.example.org/
                    payload: x
                    http_config:
                      enable_http2: false
            tracing:
              endpoint: localhost:4317
            """);

    assertThat(configuration.warnings())
        .containsExactly(
            "valid in Alertmanager, but without effect in Tocsin yet: global.opsgenie_api_key (line 2),"
                + " templates (line 3), receivers[0].opsgenie_configs (line 8),"
                + " receivers[0].webhook_configs[0].payload (line 12),"
                + " receivers[0].webhook_configs[0].http_config.enable_http2 (line 14), tracing (line"
                + " 15)");
  }

  @Test
  void whatIsNotBuiltYetHasToBeOfTheRightKind() {
    assertThat(mistakesIn(SMALLEST + "tracing: [a]\n"))
        .containsExactly("line 5: tracing: expected keys with values, not a list");
    assertThat(mistakesIn(withReceiver("discord_configs: {}")))
        .containsExactly(
            "line 5: receivers[0].discord_configs: expected a list, not keys with values");
  }

  @Test
  @DisplayName("17.6 receivers need a name of their own")
  void receiverNames() {
    assertThat(mistakesIn(SMALLEST + "  - name: r\n  - webhook_configs: []\n"))
        .containsExactly(
            "line 5: receivers[1].name: notification config name \"r\" is not unique",
            "line 6: receivers[2]: missing name in receiver");
  }

  @Test
  @DisplayName("24 compatibility is Tocsin's own unless strict is asked for")
  void compatibility() {
    assertThat(reading(SMALLEST).compatibility()).isEqualTo(Compatibility.TOCSIN);
    assertThat(reading(SMALLEST + "compatibility: tocsin\n").compatibility())
        .isEqualTo(Compatibility.TOCSIN);
    assertThat(reading(SMALLEST + "compatibility: strict\n").compatibility())
        .isEqualTo(Compatibility.STRICT);
    assertThat(mistakesIn(SMALLEST + "compatibility: Strict\n"))
        .containsExactly("line 5: compatibility: expected tocsin or strict, not \"Strict\"");
  }

  @Test
  @DisplayName("17.6 empty list items are refused")
  void emptyItems() {
    assertThat(mistakesIn(withReceiver("slack_configs:\n  -\nemail_configs:\n  -\n")))
        .containsExactly(
            "line 6: receivers[0].slack_configs[0]: missing slack config",
            "line 8: receivers[0].email_configs[0]: missing email config");
  }

  @Test
  void destinationsCountEachKindFromZero() {
    var configuration =
        reading(
            withReceiver(
                """
                runbook_configs:
                  - runbook: restart-guest
                webhook_configs:
                  - url: http://a.example.org
                  - url: http://b.example.org
                """));

    assertThat(configuration.receiver("r").destinations())
        .containsExactly(
            new Destination("r", "webhook", 0),
            new Destination("r", "webhook", 1),
            new Destination("r", "runbook", 0));
  }

  @Test
  @DisplayName("18 the hash is the first six bytes of the MD5, little-endian")
  void hash() {
    // The MD5 of nothing is d41d8cd98f00b204…
    assertThat(ConfigurationHash.of("")).isEqualTo(0x008fd98c1dd4L);
    assertThat(reading(SMALLEST).hash()).isNotEqualTo(reading(SMALLEST + "\n").hash());
  }

  @Test
  @DisplayName("L-28 more than 2000 receivers are refused")
  void receiverLimit() {
    var yaml = new StringBuilder("route: {receiver: r0}\nreceivers:\n");
    for (int i = 0; i <= 2000; i++) {
      yaml.append("  - name: r").append(i).append('\n');
    }

    assertThat(mistakesIn(yaml.toString()))
        .anyMatch(line -> line.contains("more than 2000 receivers"));
  }
}
