package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.wait.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known before a restart is known after it, whoever speaks first. */
class RestartIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Longer than group_wait and group_interval together. */
  private static final Duration DUE = Duration.ofSeconds(5);

  @TempDir Path folder;

  private final Surroundings surroundings = new Surroundings();
  private final InstantSource clock = InstantSource.system();

  @AfterEach
  void cleanUp() {
    surroundings.close();
  }

  @Test
  @Tag("F44")
  @DisplayName("inhibited alerts that come back before their source are not notified")
  void inhibitionOutlivesAKill() throws Exception {
    try (var tocsin = start()) {
      var gateway = new Rest(tocsin.gateway());
      posts(gateway, "NodeDown", "critical");
      posts(gateway, "GuestDown", "warning");
      Await.until(LIMIT, "the source is told", () -> told().contains("NodeDown"));
      tocsin.process().kill9();
    }
    try (var tocsin = start()) {
      var gateway = new Rest(tocsin.gateway());
      assertThat(gateway.get("/api/v2/alerts")).as("the first listing").hasSize(2);
      posts(gateway, "GuestDown", "warning");
      posts(gateway, "Other", "info");

      Await.until(LIMIT, "what is not inhibited is told", () -> told().contains("Other"));
      var begin = System.nanoTime();
      Await.until(LIMIT, "every timer has passed", () -> System.nanoTime() - begin > DUE.toNanos());

      assertThat(told()).doesNotContain("GuestDown");
      var target = gateway.get("/api/v2/alerts?filter=alertname=GuestDown").path(0);
      assertThat(target.path("status").path("inhibitedBy")).hasSize(1);
    }
  }

  private StandaloneDeployment start() throws Exception {
    var configuration =
        Files.writeString(
            folder.resolve("alertmanager.yml"),
            """
            route: {receiver: hook, group_by: [alertname], group_wait: 1s, group_interval: 2s, repeat_interval: 1h}
            inhibit_rules:
              - {source_matchers: ['severity="critical"'], target_matchers: ['severity="warning"'], equal: [node]}
            receivers:
              - name: hook
                webhook_configs: [{url: '%s'}]
            """
                .formatted(surroundings.webhook().url()));
    return new StandaloneDeployment(
        Files.createDirectories(folder.resolve("data")), configuration, Map.of());
  }

  private void posts(Rest gateway, String name, String severity) throws Exception {
    var alert =
        "[{\"labels\":{\"alertname\":\"%s\",\"severity\":\"%s\",\"node\":\"pve1\"},\"endsAt\":\"%s\"}]"
            .formatted(name, severity, clock.instant().plus(Duration.ofHours(1)));
    assertThat(gateway.post("/api/v2/alerts", "application/json", alert)).isEqualTo(200);
  }

  private List<String> told() {
    return surroundings.webhook().received().all().stream()
        .map(got -> got.firstLabel("alertname"))
        .toList();
  }
}
