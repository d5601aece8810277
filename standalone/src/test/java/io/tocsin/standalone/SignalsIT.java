package io.tocsin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process and the signals that it gets. */
@Timeout(180)
class SignalsIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String VALID = "route:\n  receiver: nobody\nreceivers:\n  - name: nobody\n";
  private static final String ALERT = "[{\"labels\":{\"alertname\":\"Up\"}}]";

  @TempDir Path temp;

  @Test
  void takesAlertsWhenItSaysSoAndEndsWithZeroOnSigterm() throws Exception {
    try (var tocsin = StandaloneProcess.start(temp.resolve("data"))) {
      assertThat(tocsin.post("/api/v2/alerts", ALERT)).isEqualTo(200);

      assertThat(tocsin.terminate()).isZero();
      assertThat(tocsin.stdout()).isEmpty();
      assertThat(tocsin.stderr())
          .noneMatch(line -> line.matches(".*level=(warn|error).*"))
          // The reader's own word about the end of the process.
          .filteredOn(line -> !line.startsWith("(stream broke"))
          .allMatch(line -> line.matches("ts=\\S+ level=\\S+ msg=\"[^\"=]+\" .*"));
    }
  }

  @Test
  void hangupReloadsAndRefusesABrokenFileWithoutEnding() throws Exception {
    var file = Files.writeString(temp.resolve("alertmanager.yml"), VALID);
    try (var tocsin = StandaloneProcess.start(temp.resolve("data"), "--config.file=" + file)) {
      tocsin.address();

      Files.writeString(file, VALID + "  - name: added\n");
      tocsin.signal("HUP");
      tocsin.awaitLine(Pattern.compile("configuration loaded.*receivers=2"), SOON);

      Files.writeString(file, "route: broken\nrutes: 1\n");
      tocsin.signal("HUP");
      tocsin.awaitLine(
          Pattern.compile("level=error msg=\"configuration reload failed.*mistakes=2"), SOON);
      assertThat(tocsin.stderr().stream().filter(line -> line.contains("level=error")))
          .hasSize(3)
          .noneMatch(line -> line.contains("stack="));
      assertThat(tocsin.post("/api/v2/alerts", ALERT)).isEqualTo(200);
      assertThat(tocsin.terminate()).isZero();
    }
  }

  @Test
  @Tag("F35")
  @DisplayName("after kill -9 it starts again on the same folder, at once")
  void startsAgainAfterAKill() throws Exception {
    var data = temp.resolve("data");
    try (var killed = StandaloneProcess.start(data)) {
      assertThat(killed.post("/api/v2/alerts", ALERT)).isEqualTo(200);
      killed.kill9();

      try (var again = StandaloneProcess.start(data, "--log.format=json")) {
        again.awaitLine(Pattern.compile("\"msg\":\"Listening on\",\"address\":\"127"), SOON);
        assertThat(again.stderr()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(again.terminate()).isZero();
      }
    }
  }

  @Test
  void sigtermDuringTheStartEndsWithZero() throws Exception {
    try (var tocsin = StandaloneProcess.start(temp.resolve("data"), "--web.timeout=1m")) {
      tocsin.awaitLine(Pattern.compile("flag has no effect here.*flag=--web.timeout"), SOON);

      assertThat(tocsin.terminate()).isZero();
    }
  }
}
