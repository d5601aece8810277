package io.tocsin.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ComposeFileTest {
  private static final List<String> OURS = Compose.OURS;

  /** A value that has to be given, without a default to fall back to. */
  private static final Pattern GIVEN = Pattern.compile("\\$\\{(\\w+):\\?[^}]+}");

  private final JsonNode compose = Compose.read().whole();
  private final Map<String, JsonNode> services = Compose.read().services();

  ComposeFileTest() throws IOException {}

  @Test
  void servicesKafkaAndPostgreSqlAreThere() {
    assertThat(services.keySet()).containsAll(OURS).contains("kafka", "postgresql");
    assertThat(services).hasSize(OURS.size() + 2);
  }

  @Test
  @Tag("S-BLD-01")
  @DisplayName("every image has a fixed tag")
  void imagesArePinned() {
    assertThat(services.values())
        .extracting(service -> service.path("image").asText())
        .allMatch(image -> image.matches(".+:([0-9][0-9.]*|\\$\\{TOCSIN_VERSION:-[0-9].+})"));
  }

  @Test
  @Tag("S-IMG-01")
  @DisplayName("our containers cannot write, gain rights, or keep capabilities")
  void containersAreLockedDown() {
    assertThat(OURS)
        .map(services::get)
        .allSatisfy(
            service -> {
              assertThat(service.path("read_only").asBoolean()).isTrue();
              assertThat(service.at("/cap_drop/0").asText()).isEqualTo("ALL");
              assertThat(service.at("/security_opt/0").asText())
                  .isEqualTo("no-new-privileges:true");
              assertThat(service.path("stop_grace_period").asText()).isEqualTo("40s");
            });
  }

  @Test
  @Tag("S-KAF-02")
  @Tag("S-PG-02")
  @DisplayName("no password has a default")
  void passwordsHaveToBeGiven() throws IOException {
    var secrets =
        services.values().stream()
            .flatMap(service -> service.path("environment").propertyStream())
            .filter(entry -> entry.getKey().matches(".*(PASSWORD|TOKEN|JAAS_CONFIG)"))
            .toList();

    assertThat(secrets).hasSizeGreaterThanOrEqualTo(OURS.size() + 4);
    assertThat(secrets).allMatch(entry -> GIVEN.matcher(entry.getValue().asText()).find());
    assertThat(
            GIVEN.matcher(Tree.text("docker/compose.yaml")).results().map(found -> found.group(1)))
        .allMatch(Tree.text("docker/.env.example")::contains);
    assertThat(Tree.text("docker/.env.example")).containsPattern("(?m)^KAFKA_PASSWORD=$");
  }

  @Test
  @Tag("S-KAF-02")
  @DisplayName("Kafka and PostgreSQL are not reachable from outside")
  void kafkaAndPostgreSqlHaveNoWayOut() {
    assertThat(compose.at("/networks/log/internal").asBoolean()).isTrue();
    assertThat(List.of("kafka", "postgresql"))
        .map(services::get)
        .allSatisfy(
            service -> {
              assertThat(service.has("ports")).isFalse();
              assertThat(service.path("networks").valueStream().map(JsonNode::asText))
                  .containsExactly("log");
            });
  }

  @Test
  void portsAreOpenedOnLoopbackUnlessSomebodySaysOtherwise() {
    assertThat(services.values())
        .flatMap(service -> service.path("ports").valueStream().map(JsonNode::asText).toList())
        .isNotEmpty()
        .allMatch(port -> port.startsWith("${TOCSIN_BIND:-127.0.0.1}:"));
  }

  @Test
  void gatewayIsCalledByListedNamesOnly() {
    assertThat(services.get("alert-gateway").at("/environment/TOCSIN_WEB_ALLOWED_HOSTS").asText())
        .isEqualTo("${TOCSIN_ALLOWED_HOSTS:-localhost,alert-gateway}");
  }

  @Test
  void whoeverAsksForTheAdministratorTokenHasOne() {
    assertThat(List.of("alert-gateway", "runbook-runner"))
        .map(services::get)
        .allSatisfy(
            service ->
                assertThat(service.at("/environment/TOCSIN_ADMIN_TOKEN").asText())
                    .startsWith("${TOCSIN_ADMIN_TOKEN:?"));
  }

  @Test
  void servicesWaitForAHealthyKafka() {
    assertThat(OURS)
        .map(services::get)
        .allMatch(
            service ->
                service.at("/depends_on/kafka/condition").asText().equals("service_healthy"));
    assertThat(services.get("kafka").has("healthcheck")).isTrue();
    assertThat(services.get("postgresql").has("healthcheck")).isTrue();
  }

  @Test
  void checkOfKafkaStartsNoJvmAndHasTimeForTheFirstStart() {
    var check = services.get("kafka").path("healthcheck");

    assertThat(check.path("test").valueStream().map(JsonNode::asText))
        .containsExactly("CMD", "bash", "/opt/tocsin/kafka-healthy", "9094");
    assertThat(List.of("kafka", "postgresql"))
        .map(name -> services.get(name).path("healthcheck"))
        .allMatch(each -> each.has("start_period") && each.has("start_interval"));
  }

  @Test
  void logsOfEveryContainerHaveAnEnd() {
    assertThat(services.values())
        .map(service -> service.path("logging").path("options"))
        .allMatch(options -> options.has("max-size") && options.has("max-file"));
  }

  @Test
  void servicesRunAsWhoeverMayReadTheirSecrets() {
    assertThat(OURS)
        .map(services::get)
        .allMatch(service -> service.path("user").asText().equals("${TOCSIN_USER:-10001:10001}"));
  }

  @Test
  void proxmoxClustersHaveAPlaceThatMayBeMissing() throws IOException {
    var files = services.get("runbook-runner").path("env_file");

    assertThat(files.at("/0/path").asText()).isEqualTo("proxmox.env");
    assertThat(files.at("/0/required").asBoolean(true)).isFalse();
    assertThat(Tree.text("docker/proxmox.env.example"))
        .contains("TOCSIN_RUNNER_PROXMOX_CLUSTERS_HOME_URLS=");
  }

  @Test
  void thereMayBeSeveralRouters() {
    var router = services.get("router");

    assertThat(router.path("environment").has("TOCSIN_ROUTER_TOPOLOGY_INSTANCE")).isFalse();
    assertThat(router.path("volumes").valueStream().map(JsonNode::asText))
        .noneMatch(volume -> volume.endsWith(":/data"));
  }

  @Test
  void everythingThatHasToBeGivenIsMadeByOpenssl() throws IOException {
    var example = Tree.text("docker/.env.example");

    assertThat(example.lines().filter(line -> line.matches("\\w+=")))
        .hasSize(4)
        .allSatisfy(
            line -> assertThat(example).containsPattern("# openssl rand -hex \\d+\\n" + line));
  }

  @Test
  void identityOfTheClusterMayBeOfHexadecimalDigits() {
    assertThat(Uuid.fromString("00112233445566778899ff")).isNotNull();
  }
}
