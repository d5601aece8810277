package io.tocsin.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.embedded.Credentials;
import io.tocsin.embedded.LoopbackPort;
import java.nio.file.Path;
import java.util.Arrays;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {
  private final BrokerSettings settings =
      new BrokerSettings(
          Path.of("data"),
          new LoopbackPort(20_001),
          new LoopbackPort(20_002),
          Credentials.generateFor("tocsin"));

  @Test
  @Tag("S-KAF-02")
  @DisplayName("every listener is on loopback and asks for a password")
  void everyListenerAsksForAPassword() {
    var server = settings.server();

    assertThat(server.get("listeners").split(",")).allMatch(l -> l.contains("://127.0.0.1:"));
    assertThat(server.get("listener.security.protocol.map").split(","))
        .hasSize(2)
        .allMatch(l -> l.endsWith(":SASL_PLAINTEXT"));
  }

  @Test
  void kafkaKnowsEverySetting() {
    var known = KafkaConfig.configDef().names();

    assertThat(settings.server().keySet())
        .filteredOn(name -> !name.startsWith("listener.name."))
        .isSubsetOf(known);
  }

  @Test
  void clientNeedsNothingTheServerKeepsToItself() {
    assertThat(settings.client().values()).noneMatch(value -> value.contains("user_"));
    assertThat(Arrays.asList(settings.client().get("bootstrap.servers")))
        .containsExactly("127.0.0.1:20001");
  }
}
