package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.wait.Await;
import io.tocsin.testkit.webhook.ReceivedWebhook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider that is away, and comes back. */
class OutageIT {
  private static final Duration OUTAGE =
      Duration.ofSeconds(Long.getLong("tocsin.outage.seconds", 20));
  private static final Duration LIMIT = Duration.ofSeconds(120);

  @TempDir Path folder;

  private final Surroundings surroundings = new Surroundings();

  @AfterEach
  void cleanUp() {
    surroundings.close();
  }

  @Test
  @Tag("F04")
  @Tag("N7")
  @DisplayName("after an outage of the provider the current state of each group is sent once")
  void presentStateIsToldOnce() throws Exception {
    try (var tocsin = start()) {
      var gateway = new Rest(tocsin.gateway());
      var refused = new AtomicInteger();
      surroundings
          .webhook()
          .faults()
          .always(call -> refused.incrementAndGet() > 0, Fault.status(503));

      posts(gateway, "stays", "one", false);
      posts(gateway, "grows", "one", false);
      posts(gateway, "ends", "one", false);
      var begin = System.nanoTime();
      Await.until(LIMIT, "the provider refuses", () -> refused.get() >= 3);
      posts(gateway, "grows", "two", false);
      posts(gateway, "ends", "one", true);
      Await.until(
          LIMIT, "the outage takes its time", () -> System.nanoTime() - begin > OUTAGE.toNanos());
      surroundings.webhook().faults().clear();

      Await.until(
          LIMIT, "every group is told", () -> surroundings.webhook().received().size() >= 3);
      assertThat(states())
          .containsExactlyInAnyOrder("stays firing 1", "grows firing 2", "ends resolved 1");
    }
  }

  private Deployment start() throws Exception {
    var configuration =
        Files.writeString(
            folder.resolve("alertmanager.yml"),
            """
            route: {receiver: hook, group_by: [group], group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
            receivers:
              - name: hook
                webhook_configs: [{url: '%s'}]
            """
                .formatted(surroundings.webhook().url()));
    return new StandaloneDeployment(
        Files.createDirectories(folder.resolve("data")),
        configuration,
        surroundings.proxmoxSettings());
  }

  private static void posts(Rest gateway, String group, String name, boolean isOver)
      throws Exception {
    var end = isOver ? "\"endsAt\":\"2026-01-01T00:00:01Z\"," : "";
    var alert =
        "[{\"labels\":{\"alertname\":\"%s\",\"group\":\"%s\"},%s\"startsAt\":\"2026-01-01T00:00:00Z\"}]"
            .formatted(name, group, end);
    assertThat(gateway.post("/api/v2/alerts", "application/json", alert)).isEqualTo(200);
  }

  private List<String> states() {
    return surroundings.webhook().received().all().stream().map(OutageIT::state).toList();
  }

  private static String state(ReceivedWebhook got) {
    return got.firstLabel("group") + " " + got.status() + " " + got.body().path("alerts").size();
  }
}
