package io.tocsin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL in trouble, and alerts that do not care. */
@Tag("D3")
class DatabaseIT {
  private static final String ALERT = "[{\"labels\":{\"alertname\":\"A\"}}]";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Test
  void aDatabaseThatCannotStartDoesNotHoldAlertsBack() throws Exception {
    var data = Files.createDirectories(folder.resolve("data"));
    var inTheWay = Files.writeString(data.resolve("postgresql"), "not a folder");
    try (var tocsin = StandaloneProcess.start(data)) {
      assertThat(post(tocsin.url("/api/v2/alerts"))).isEqualTo(200);
      assertThat(tocsin.stderr())
          .anyMatch(line -> line.contains("PostgreSQL does not start") && line.contains("503"));

      Files.delete(inTheWay);

      Await.untilPresent(PATIENCE, "it is up", () -> postmaster(data));
    }
  }

  @Test
  void aKilledDatabaseIsStartedAgainWhileAlertsAreTaken() throws Exception {
    var data = folder.resolve("data");
    try (var tocsin = StandaloneProcess.start(data)) {
      tocsin.address();
      var first = Await.untilPresent(PATIENCE, "it is up", () -> postmaster(data));

      first.destroyForcibly();

      assertThat(post(tocsin.url("/api/v2/alerts"))).isEqualTo(200);
      Await.untilPresent(
          PATIENCE,
          "another one is up",
          () -> postmaster(data).filter(process -> process.pid() != first.pid()));
      assertThat(tocsin.terminate()).isZero();
    }
  }

  private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
    var pidFile = data.resolve("postgresql/data/postmaster.pid");
    return Files.exists(pidFile)
        ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
            .filter(ProcessHandle::isAlive)
        : Optional.empty();
  }

  private int post(URI uri) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(ALERT))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }
}
