package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.standalone.StandaloneProcess;
import io.tocsin.testkit.wait.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More alerts than the heap has room for, each of them valid. */
class FullHeapIT {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final List<String> HALF_THE_HEAP = List.of("-Xmx512m");
  private static final int ALERTS_IN_A_REQUEST = 4;
  private static final int TEXTS = 4;
  private static final int TEXT_BYTES = 58_000;

  @TempDir Path folder;

  private final Surroundings surroundings = new Surroundings();
  private final InstantSource clock = InstantSource.system();

  @AfterEach
  void cleanUp() {
    surroundings.close();
  }

  @Test
  @Tag("L-11")
  @DisplayName("a flood of large alerts stops neither an honest one nor the next start")
  void floodAndKill() throws Exception {
    floodAndKill(480);
  }

  @Test
  @Tag("long")
  @Tag("L-11")
  @DisplayName("6,080 alerts of 234 KB stop neither an honest one nor the next start")
  void hugeFloodAndKill() throws Exception {
    floodAndKill(6080);
  }

  @Test
  @Tag("L-11")
  @DisplayName("a log with more alerts than there is room for is read back all the same")
  void smallerBudgetThanBefore() throws Exception {
    readsBackWithHalfTheHeap(640);
  }

  @Test
  @Tag("long")
  @Tag("L-11")
  @DisplayName("a log with more alerts than the heap has room for is read back all the same")
  void smallerHeapThanBefore() throws Exception {
    readsBackWithHalfTheHeap(1600);
  }

  private void readsBackWithHalfTheHeap(int alerts) throws Exception {
    try (var tocsin =
        start(List.of("-Xmx2g"), Map.of("tocsin.router.topology.active-alerts-memory", "1G"))) {
      routes(tocsin, "Before");
      flood(tocsin, alerts);
      routes(tocsin, "BeforeTheKill");
      tocsin.kill9();
    }
    try (var tocsin = start(HALF_THE_HEAP, Map.of())) {
      routes(tocsin, "After");
      Await.until(LIMIT, "it is said", () -> told().contains("TocsinAlertsLeftOut"));

      assertThat(tocsin.isAlive()).isTrue();
      assertThat(told()).doesNotContain("~Flood");
    }
  }

  private void floodAndKill(int alerts) throws Exception {
    try (var tocsin = start(HALF_THE_HEAP, Map.of())) {
      flood(tocsin, alerts);
      routes(tocsin, "Before");
      Await.until(LIMIT, "it is said", () -> told().contains("TocsinTooManyActiveAlerts"));
      tocsin.kill9();
    }
    try (var tocsin = start(HALF_THE_HEAP, Map.of())) {
      routes(tocsin, "After");

      var known = rest(tocsin).get("/api/v2/alerts?filter=alertname=Before");
      assertThat(known).hasSize(1);
      assertThat(tocsin.isAlive()).isTrue();
      assertThat(told()).doesNotContain("~Flood");
    }
  }

  private void flood(StandaloneProcess tocsin, int alerts) throws Exception {
    var rest = rest(tocsin);
    for (int from = 0; from < alerts; from += ALERTS_IN_A_REQUEST) {
      assertThat(rest.post("/api/v2/alerts", "application/json", large(from))).isEqualTo(200);
    }
  }

  private void routes(StandaloneProcess tocsin, String name) throws Exception {
    var alert =
        "[{\"labels\":{\"alertname\":\"%s\"},\"endsAt\":\"%s\"}]"
            .formatted(name, clock.instant().plus(Duration.ofHours(1)));
    assertThat(rest(tocsin).post("/api/v2/alerts", "application/json", alert)).isEqualTo(200);
    Await.until(LIMIT, name + " is told", () -> told().contains(name));
  }

  private String large(int from) {
    var texts =
        IntStream.range(0, TEXTS)
            .mapToObj(i -> "\"text%d\":\"%s\"".formatted(i, "x".repeat(TEXT_BYTES)))
            .collect(Collectors.joining(","));
    var end = clock.instant().plus(Duration.ofHours(1));
    return IntStream.range(from, from + ALERTS_IN_A_REQUEST)
        .mapToObj(
            i ->
                "{\"labels\":{\"alertname\":\"Flood\",\"i\":\"%d\"},\"annotations\":{%s},\"endsAt\":\"%s\"}"
                    .formatted(i, texts, end))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private List<String> told() {
    return surroundings.webhook().received().all().stream()
        .map(got -> (got.status().equals("resolved") ? "~" : "") + got.firstLabel("alertname"))
        .toList();
  }

  private static Rest rest(StandaloneProcess tocsin) throws InterruptedException {
    var address = tocsin.address();
    return new Rest(address.getHostString() + ":" + address.getPort());
  }

  private StandaloneProcess start(List<String> jvm, Map<String, String> settings) throws Exception {
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
    return StandaloneProcess.start(
        Files.createDirectories(folder.resolve("data")),
        jvm,
        settings,
        "--config.file=" + configuration);
  }
}
