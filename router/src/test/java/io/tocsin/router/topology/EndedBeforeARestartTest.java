package io.tocsin.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.alert.AlertStatus;
import io.tocsin.router.timeline.TestingSettings;
import io.tocsin.testkit.kafka.TestKafka;
import io.tocsin.testkit.wait.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The grace after a restart is for alerts that had not ended, on a real broker. */
@Tag("process")
class EndedBeforeARestartTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Longer than a source's clock may be ahead, or the end counts as reported. */
  private static final Duration LEASE = Duration.ofSeconds(11);

  private static final String APPLICATION = "ended-before-a-restart";

  @TempDir Path folder;

  private LogOfAlerts log;

  @BeforeEach
  void open() {
    TestKafka.empty();
    log = new LogOfAlerts();
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void anAlertWhoseEndWasToldDoesNotFireAfterARestart() {
    try (var router = start()) {
      log.fires("Ended", LEASE);
      log.fires("Fires", Duration.ofHours(1));
      Await.until(LIMIT, "the end is told", this::isEndTold);
      Await.until(
          LIMIT,
          "the durable copy forgets what ended",
          () -> log.isForgotten(APPLICATION + "-alerts-changelog", "Ended"));
    }
    try (var router = start()) {
      Await.until(LIMIT, "all state is back", router::isReady);

      assertThat(router.listed()).isEqualTo(Set.of("Fires"));
    }
  }

  private boolean isEndTold() {
    return log.told().stream()
        .anyMatch(
            told ->
                told.status() == AlertStatus.RESOLVED
                    && told.groupLabels().valueOrEmpty("alertname").equals("Ended"));
  }

  private RunningRouter start() {
    var router = new RunningRouter(APPLICATION, new TestingSettings("one", 0), folder);
    Await.until(LIMIT, "the router runs", router::isRunning);
    return router;
  }
}
