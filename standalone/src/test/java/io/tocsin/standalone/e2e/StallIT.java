package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.wait.Await;
import io.tocsin.testkit.webhook.WebhookSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole process does not run for a while: a paused virtual machine, a live migration, a
 * snapshot. Nobody else was there meanwhile, so nothing needs to be declared dead.
 */
class StallIT {
  private static final int ALERTS = 10;
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir Path folder;

  private final WebhookSink webhook = new WebhookSink(InstantSource.system());

  @AfterEach
  void cleanUp() {
    webhook.close();
  }

  @Test
  @Tag("F23")
  @DisplayName("after a pause of 3 s intake and delivery go on as if there had been none")
  void goesOnAfterAShortPause() throws Exception {
    goesOnAfter(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 60})
  @Tag("long")
  @Tag("F23")
  @DisplayName("after a pause of a minute intake and delivery go on, no session has ended")
  void goesOnAfterALongPause(int seconds) throws Exception {
    goesOnAfter(Duration.ofSeconds(seconds));
  }

  /** Posts before, while it stands still, and after; each alert is a group of its own. */
  private void goesOnAfter(Duration pause) throws Exception {
    try (var tocsin = start();
        var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var gateway = new Rest(tocsin.gateway(), pause.plus(LIMIT));
      post(gateway, "before").call();
      Await.until(LIMIT, "the alerts before are delivered", () -> received().size() == ALERTS);
      int linesBefore = tocsin.process().stderr().size();

      tocsin.process().signal("STOP");
      var meanwhile = senders.submit(post(gateway, "meanwhile"));
      passes(pause);
      tocsin.process().signal("CONT");
      post(gateway, "after").call();

      assertThat(meanwhile.get()).isEqualTo(200);
      Await.until(LIMIT, "everything is delivered", () -> received().size() >= 3 * ALERTS);
      assertThat(received()).containsExactlyInAnyOrderElementsOf(expected());
      assertThat(tocsin.process().stderr().stream().skip(linesBefore))
          .noneMatch(line -> line.contains("level=error") || line.contains("level=fatal"))
          .noneMatch(line -> line.contains("router is"));
    }
  }

  private StandaloneDeployment start() throws IOException {
    var configuration =
        Files.writeString(
            folder.resolve("alertmanager.yml"),
            """
            route: {receiver: hook, group_by: [n], group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
            receivers:
              - name: hook
                webhook_configs: [{url: '%s'}]
            """
                .formatted(webhook.url()));
    return new StandaloneDeployment(
        Files.createDirectories(folder.resolve("data")), configuration, Map.of());
  }

  private static Callable<Integer> post(Rest gateway, String when) {
    var alerts = new ArrayList<String>();
    names(when)
        .forEach(
            name ->
                alerts.add("{\"labels\":{\"alertname\":\"Stall\",\"n\":\"%s\"}}".formatted(name)));
    return () -> gateway.post("/api/v2/alerts", "application/json", alerts.toString());
  }

  private static void passes(Duration pause) {
    long begin = System.nanoTime();
    Await.until(
        pause.plus(LIMIT),
        "the pause takes its time",
        () -> System.nanoTime() - begin > pause.toNanos());
  }

  private List<String> received() {
    return webhook.received().all().stream().map(got -> got.firstLabel("n")).toList();
  }

  private static List<String> expected() {
    return Stream.of("before", "meanwhile", "after").flatMap(StallIT::names).toList();
  }

  private static Stream<String> names(String when) {
    return IntStream.range(0, ALERTS).mapToObj(number -> when + "-" + number);
  }
}
