package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations come and go, while alerts keep coming. */
class ReloadIT {
  private static final int RELOADS = 20;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Two group_intervals and more: what a reload had set off would be told by then. */
  private static final Duration DUE = Duration.ofSeconds(5);

  @TempDir Path folder;

  private final Surroundings surroundings = new Surroundings();

  @AfterEach
  void cleanUp() {
    surroundings.close();
  }

  @Test
  @Tag("F44")
  @DisplayName("20 reloads in 20 s under load: each group is notified once, as without them")
  void reloadsAddNoMessage() throws Exception {
    writeConfiguration(0);
    try (var tocsin =
            new StandaloneDeployment(
                Files.createDirectories(folder.resolve("data")), configuration(), Map.of());
        var alerts = new RepeatedAlerts()) {
      alerts.postTo(tocsin.gateway());
      for (int reload = 1; reload <= RELOADS; reload++) {
        var begin = System.nanoTime();
        writeConfiguration(reload);
        reload(tocsin, reload);
        passes(begin, PAUSE);
      }
      alerts.stop();
      Await.until(
          LIMIT, "every group is told", () -> told().keySet().containsAll(alerts.acceptedGroups()));
      passes(System.nanoTime(), DUE);

      assertThat(alerts.acceptedGroups()).hasSizeGreaterThan(RELOADS);
      assertThat(told().values()).containsOnly(1L);
    }
  }

  /** By request and by signal in turn; returns when it is in force. */
  private static void reload(StandaloneDeployment tocsin, int number) throws Exception {
    if (number % 2 == 0) {
      tocsin.process().signal("HUP");
    } else {
      assertThat(new Rest(tocsin.gateway()).post("/-/reload", "text/plain", "")).isEqualTo(200);
    }
    // The spare receivers are counted: one line for each reload.
    tocsin
        .process()
        .awaitLine(
            Pattern.compile("configuration loaded.*receivers=" + (number + 1) + "\\b"), LIMIT);
  }

  private static void passes(long begin, Duration duration) {
    Await.until(LIMIT, duration + " pass", () -> System.nanoTime() - begin > duration.toNanos());
  }

  private Path configuration() {
    return folder.resolve("alertmanager.yml");
  }

  /** Each one differs from the last in routes and receivers that no alert gets to. */
  private void writeConfiguration(int spares) throws IOException {
    var text =
        new StringBuilder(
            """
            receivers:
              - name: hook
                webhook_configs: [{url: '%s'}]
            """
                .formatted(surroundings.webhook().url()));
    for (int i = 1; i <= spares; i++) {
      text.append("  - name: spare-%d\n".formatted(i));
    }
    text.append(
        """
        route:
          receiver: hook
          group_by: [group]
          group_wait: 1s
          group_interval: 2s
          repeat_interval: 1h
          routes:
        """);
    for (int i = 0; i <= spares; i++) {
      text.append("    - {receiver: hook, matchers: ['spare=\"%d\"']}\n".formatted(i));
    }
    Files.writeString(configuration(), text);
  }

  /** How many messages each group got. */
  private Map<String, Long> told() {
    return surroundings.webhook().received().all().stream()
        .map(got -> got.firstLabel("group"))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
