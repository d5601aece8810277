package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A second router joins, one is frozen and wakes, one is stopped: a listing has every alert once,
 * or says that nobody knows.
 */
@Tag("long")
class SeveralRoutersIT {
  private static final Logger LOG = System.getLogger(SeveralRoutersIT.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(180);

  /** Longer than a router may be silent before the others take over. */
  private static final Duration FROZEN = Duration.ofSeconds(15);

  private static final String ONE = "127.0.0.1";
  private static final String TWO = "127.0.0.2";
  private static final int ALERTS = 40;

  @TempDir Path folder;

  private final Surroundings surroundings = new Surroundings();
  private final InstantSource clock = InstantSource.system();

  @AfterEach
  void cleanUp() {
    surroundings.close();
  }

  @Test
  @DisplayName("every answer has every alert once, whatever the routers are at")
  void everyAnswerIsComplete() throws Exception {
    try (var kafka = new KafkaProcess(folder.resolve("kafka-process"));
        var tocsin = new Routers(folder, kafka.clientSettings(), configuration())) {
      var first = tocsin.startRouter(ONE);
      tocsin.startGatewayAndNotifier();
      Await.until(LIMIT, "alerts are taken", () -> post(tocsin, "0") == 200);
      for (int i = 1; i < ALERTS; i++) {
        assertThat(post(tocsin, String.valueOf(i))).isEqualTo(200);
      }
      Await.until(LIMIT, "all are listed", () -> listed(tocsin) == ALERTS);

      var second = tocsin.startRouter(TWO);
      watch(tocsin, "the second router joins", () -> hasPartitions(tocsin, TWO));
      first.signal("STOP");
      var frozen = clock.instant();
      watch(tocsin, "one is frozen", () -> clock.instant().isAfter(frozen.plus(FROZEN)));
      watch(tocsin, "the other has all of it", () -> hasAll(tocsin, TWO));
      first.signal("CONT");
      watch(tocsin, "it wakes and takes its part again", () -> hasPartitions(tocsin, ONE));
      second.close();
      watch(tocsin, "the other is stopped", () -> hasAll(tocsin, ONE));

      assertThat(post(tocsin, "last")).isEqualTo(200);
      Await.until(LIMIT, "it goes on", () -> told("last"));
    }
  }

  /** Until it is so and a complete answer came; each answer on the way is complete or none. */
  private void watch(Routers tocsin, String what, Callable<Boolean> isSo) throws Exception {
    var begin = clock.instant();
    var none = new int[2];
    Await.until(
        LIMIT,
        what,
        () -> {
          int listed = listed(tocsin);
          none[listed < 0 ? 0 : 1]++;
          assertThat(listed).as(what).isIn(-1, ALERTS);
          return isSo.call() && listed == ALERTS;
        });
    LOG.log(
        Level.INFO,
        "{0}: {1} ms, {2} answers with all alerts, {3} that nobody knows",
        what,
        Duration.between(begin, clock.instant()).toMillis(),
        none[1],
        none[0]);
  }

  /** How many alerts a listing has; -1 if it was refused. */
  private static int listed(Routers tocsin) throws IOException, InterruptedException {
    try {
      var answer = tocsin.list();
      return answer.statusCode() == 200 ? new ObjectMapper().readTree(answer.body()).size() : -1;
    } catch (IOException e) {
      return -1;
    }
  }

  private static boolean hasPartitions(Routers tocsin, String router) throws InterruptedException {
    return tocsin.partitionsOf(router).contains("@");
  }

  private static boolean hasAll(Routers tocsin, String router) throws InterruptedException {
    return tocsin.partitionsOf(router).matches("4; 0@\\d+ 1@\\d+ 2@\\d+ 3@\\d+");
  }

  private int post(Routers tocsin, String name) throws IOException, InterruptedException {
    var alert =
        "[{\"labels\":{\"alertname\":\"A\",\"group\":\"%s\"},\"endsAt\":\"%s\"}]"
            .formatted(name, clock.instant().plus(Duration.ofHours(1)));
    return tocsin.gateway().post("/api/v2/alerts", "application/json", alert);
  }

  private boolean told(String name) {
    return surroundings.webhook().received().all().stream()
        .anyMatch(got -> got.firstLabel("group").equals(name));
  }

  private Path configuration() throws IOException {
    return Files.writeString(
        folder.resolve("alertmanager.yml"),
        """
        route: {receiver: hook, group_by: [group], group_wait: 0s, group_interval: 1s}
        receivers:
          - name: hook
            webhook_configs: [{url: '%s'}]
        """
            .formatted(surroundings.webhook().url()));
  }
}
