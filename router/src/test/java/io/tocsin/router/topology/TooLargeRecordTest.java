package io.tocsin.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.label.LabelSet;
import io.tocsin.router.timeline.TestingSettings;
import io.tocsin.testkit.kafka.TestKafka;
import io.tocsin.testkit.wait.Await;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is larger than a record stops nothing, on a real broker. */
@Tag("process")
class TooLargeRecordTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

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
  void groupOfLargeAlertsIsToldInACutForm() {
    try (var router = start("large-group")) {
      for (int i = 0; i < 26; i++) {
        log.fires(
            LabelSet.of("alertname", "Large", "i", String.valueOf(i)),
            LabelSet.of("text", "\u0001".repeat(250_000)));
      }
      log.fires("Small");

      Await.until(LIMIT, "all of it is told", () -> isTold("Large", 26));
      Await.until(LIMIT, "so is another group", () -> isTold("Small", 1));
      assertThat(router.leftOut()).isZero();
    }
  }

  /** Sources may be allowed larger alerts than we allow, and labels are never cut. */
  @Test
  void alertThatIsLargerThanARecordStopsNoOther() {
    try (var router = start("large-alert")) {
      log.fires("Before");
      log.fires(
          LabelSet.of("alertname", "Large", "text", "\u0001".repeat(3_000_000)), LabelSet.EMPTY);
      Await.until(LIMIT, "message and log entry are left out", () -> router.leftOut() >= 2);
      log.fires("After");

      Await.until(LIMIT, "another group is told", () -> isTold("After", 1));
      int before = log.told().size();
      Await.until(LIMIT, "repeats come", () -> log.told().size() >= before + 2);
      assertThat(router.isReady()).isTrue();
      assertThat(isTold("Before", 1)).isTrue();
    }
  }

  private boolean isTold(String name, int alerts) {
    return log.told().stream()
        .filter(told -> told.groupLabels().valueOrEmpty("alertname").equals(name))
        .anyMatch(told -> told.alerts().size() == alerts);
  }

  private RunningRouter start(String application) {
    var router =
        new RunningRouter(application, new TestingSettings("one", 0), folder.resolve("one"));
    Await.until(LIMIT, "it runs", router::isRunning);
    return router;
  }
}
