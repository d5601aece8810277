package io.tocsin.configuration.receiver;

import static io.tocsin.configuration.Reading.integration;
import static io.tocsin.configuration.Reading.mistakesIn;
import static io.tocsin.configuration.Reading.reading;
import static io.tocsin.configuration.Reading.withReceiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.SecretSource;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("17.6 pagerduty_configs")
class PagerDutyReaderTest {

  @Test
  void defaults() {
    var pagerDuty = pagerDuty("{routing_key: k}");

    assertThat(pagerDuty.sendResolved()).isTrue();
    assertThat(pagerDuty.routingKey()).isEqualTo(new SecretSource.Inline("k"));
    assertThat(pagerDuty.url()).isEqualTo(URI.create("https://events.pagerduty.com/v2/enqueue"));
    assertThat(pagerDuty.severity()).isEqualTo("error");
    assertThat(pagerDuty.source()).isEmpty();
    assertThat(pagerDuty.details()).isEmpty();
  }

  @Test
  void everyKey() {
    var pagerDuty =
        pagerDuty(
            """
            {routing_key: k, send_resolved: false, url: http://pd/, client: c, client_url: http://c,
             description: d, severity: critical, details: {a: b}, class: x, component: y, group: z,
             links: [{href: h, text: t}], images: [{src: s, alt: a, href: h}], timeout: 5s}""");

    assertThat(pagerDuty.sendResolved()).isFalse();
    assertThat(pagerDuty.url()).isEqualTo(URI.create("http://pd/"));
    assertThat(pagerDuty.source()).isEqualTo("c");
    assertThat(pagerDuty.severity()).isEqualTo("critical");
    assertThat(pagerDuty.details()).isEqualTo(Map.of("a", "b"));
    assertThat(pagerDuty.eventClass() + pagerDuty.component() + pagerDuty.group()).isEqualTo("xyz");
    assertThat(pagerDuty.links()).containsExactly(new PagerDutyIntegration.Link("h", "t"));
    assertThat(pagerDuty.images()).containsExactly(new PagerDutyIntegration.Image("s", "a", "h"));
    assertThat(pagerDuty.timeout()).contains(java.time.Duration.ofSeconds(5));
  }

  @Test
  void keysAreNeededAndTheirPairsExclusive() {
    assertThat(mistakesIn(withReceiver("pagerduty_configs: [{}]")))
        .containsExactly(
            "line 5: receivers[0].pagerduty_configs[0]: missing service or routing key in PagerDuty"
                + " config");
    assertThat(
            mistakesIn(withReceiver("pagerduty_configs: [{routing_key: a, routing_key_file: b}]")))
        .singleElement()
        .asString()
        .endsWith("at most one of routing_key & routing_key_file must be configured");
  }

  @Test
  void aServiceKeyAloneLeavesTheIntegrationOutAndSaysSo() {
    var configuration = reading(withReceiver("pagerduty_configs: [{service_key: k}]"));

    assertThat(configuration.receiver("r").integrations()).isEmpty();
    assertThat(configuration.warnings().getFirst()).contains("this integration pages nobody");
  }

  @Test
  void structuredDetailsHaveNoEffectYet() {
    var yaml = withReceiver("pagerduty_configs: [{routing_key: k, details: {a: b, c: {d: e}}}]");

    assertThat(reading(yaml).warnings()).singleElement().asString().contains("details.c (line 5)");
  }

  private static PagerDutyIntegration pagerDuty(String keys) {
    return integration(
        PagerDutyIntegration.class, "pagerduty_configs: [" + keys.replace("\n", " ") + "]");
  }
}
