package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A data folder that was written in November 2026, before names were changed: two alerts without an
 * end, one of them silenced until 2099, and a runbook.
 */
class EarlierDataFolderIT {
  private static final Path ARCHIVE = Path.of("src/test/resources/data-folder-2026-11.tar.xz");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final Surroundings surroundings = new Surroundings();

  @AfterEach
  void cleanUp() {
    surroundings.close();
  }

  @Test
  @DisplayName("a data folder of an earlier version starts with everything in it, and routes")
  void startsAndRoutes() throws Exception {
    try (var tocsin = start(unpacked())) {
      var gateway = new Rest(tocsin.gateway());
      assertThat(texts(gateway.get("/api/v2/alerts"), "/labels/alertname"))
          .containsExactlyInAnyOrder("GuestDown", "Silenced");
      assertThat(texts(gateway.get("/api/v2/alerts?silenced=true&active=false"), "/labels/vmid"))
          .containsExactly("102");
      assertThat(texts(tocsin.administrator().get("/api/v1/runbooks"), "/id"))
          .containsExactly("restart-guest");

      gateway.post("/api/v2/alerts", "application/json", "[{\"labels\":{\"alertname\":\"New\"}}]");
      Await.until(LIMIT, "a new alert is notified", () -> notified().contains("New"));
      assertThat(notified()).doesNotContain("Silenced");
    }
  }

  private Path unpacked() throws IOException, InterruptedException {
    var data = Files.createDirectory(folder.resolve("data"));
    var tar =
        new ProcessBuilder("tar", "-xJf", ARCHIVE.toString(), "-C", data.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).as("exit code of tar").isZero();
    return data;
  }

  private StandaloneDeployment start(Path data) throws IOException {
    var configuration =
        Files.writeString(
            folder.resolve("alertmanager.yml"),
            """
            route: {receiver: hook, group_by: [alertname], group_wait: 1s, group_interval: 2s, repeat_interval: 1h}
            receivers:
              - name: hook
                webhook_configs: [{url: '%s'}]
            """
                .formatted(surroundings.webhook().url()));
    return new StandaloneDeployment(data, configuration, Map.of());
  }

  private static List<String> texts(JsonNode elements, String pointer) {
    return StreamSupport.stream(elements.spliterator(), false)
        .map(element -> element.at(pointer).asText())
        .toList();
  }

  private List<String> notified() {
    return surroundings.webhook().received().all().stream()
        .map(got -> got.firstLabel("alertname"))
        .toList();
  }
}
