package io.tocsin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process as its operator sees it: flags, lines, signals, exit codes. */
@Timeout(180)
class StandaloneIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String VALID = "route:\n  receiver: nobody\nreceivers:\n  - name: nobody\n";
  private static final String ALERT = "[{\"labels\":{\"alertname\":\"Up\"}}]";

  @TempDir Path temp;

  @Test
  void takesAlertsWhenItSaysSoAndEndsWithZeroOnSigterm() throws Exception {
    try (var tocsin = StandaloneProcess.start(temp.resolve("data"))) {
      assertThat(post(tocsin.url("/api/v2/alerts"), ALERT)).isEqualTo(200);

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
  void unknownFlagIsRefusedByName() throws Exception {
    try (var tocsin = StandaloneProcess.start(temp, "--storage.paht=x")) {
      assertThat(tocsin.exitCode()).isEqualTo(2);
      assertThat(tocsin.stderr()).singleElement().asString().contains("--storage.paht");
      assertThat(temp).isEmptyDirectory();
    }
  }

  @Test
  void brokenConfigurationIsRefusedWithAllItsMistakesBeforeAnythingIsWritten() throws Exception {
    var file =
        Files.writeString(temp.resolve("broken.yml"), "route:\n  receiver: ghost\nrutes: 1\n");

    try (var tocsin = StandaloneProcess.start(temp.resolve("data"), "--config.file=" + file)) {
      assertThat(tocsin.exitCode()).isEqualTo(1);
      assertThat(tocsin.stderr())
          .allMatch(line -> line.contains("level=error"))
          .anyMatch(line -> line.contains("ghost"))
          .anyMatch(line -> line.contains("rutes"));
      assertThat(temp.resolve("data")).doesNotExist();
    }
  }

  @Test
  void configurationThatIsAskedForMustBeThere() throws Exception {
    try (var tocsin = StandaloneProcess.start(temp.resolve("data"), "--config.file=missing.yml")) {
      assertThat(tocsin.exitCode()).isEqualTo(1);
      assertThat(tocsin.stderr()).hasSize(2).first().asString().contains("missing.yml");
      assertThat(tocsin.stderr().getLast()).contains("configuration rejected", "mistakes=1");
    }
  }

  @Test
  void takenPortIsRefusedBeforeAnythingIsWritten() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        var tocsin =
            StandaloneProcess.start(
                temp.resolve("data"), "--web.listen-address=127.0.0.1:" + taken.getLocalPort())) {
      assertThat(tocsin.exitCode()).isEqualTo(1);
      assertThat(tocsin.stderr())
          .singleElement()
          .asString()
          .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort());
      assertThat(temp.resolve("data")).doesNotExist();
    }
  }

  @Test
  void folderThatCannotBeWrittenIsRefused() throws Exception {
    var file = Files.createFile(temp.resolve("file"));

    try (var tocsin = StandaloneProcess.start(file.resolve("data"))) {
      assertThat(tocsin.exitCode()).isEqualTo(1);
      assertThat(tocsin.stderr())
          .singleElement()
          .asString()
          .contains("cannot write the data folder");
    }
  }

  @Test
  @DisplayName("F36: a second process on the same folder is refused, the first goes on")
  void secondProcessOnTheSameFolderIsRefused() throws Exception {
    var data = temp.resolve("data");
    try (var first = StandaloneProcess.start(data)) {
      var alerts = first.url("/api/v2/alerts");

      // Not closed here: closing ends the folder's database server, which is the first one's.
      var second = StandaloneProcess.start(data);
      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.stderr()).singleElement().asString().contains("in use by process");

      assertThat(post(alerts, ALERT)).isEqualTo(200);
      assertThat(first.terminate()).isZero();
    }
  }

  @Test
  void hangupReloadsAndRefusesABrokenFileWithoutEnding() throws Exception {
    var file = Files.writeString(temp.resolve("alertmanager.yml"), VALID);
    try (var tocsin = StandaloneProcess.start(temp.resolve("data"), "--config.file=" + file)) {
      var alerts = tocsin.url("/api/v2/alerts");

      Files.writeString(file, VALID + "  - name: added\n");
      tocsin.signal("HUP");
      tocsin.awaitLine(Pattern.compile("configuration loaded.*receivers=2"), SOON);

      Files.writeString(file, "route: broken\nrutes: 1\n");
      tocsin.signal("HUP");
      tocsin.awaitLine(
          Pattern.compile("level=error msg=\"configuration not reloaded.*mistakes=2"), SOON);
      assertThat(tocsin.stderr().stream().filter(line -> line.contains("level=error")))
          .hasSize(3)
          .noneMatch(line -> line.contains("stack="));
      assertThat(post(alerts, ALERT)).isEqualTo(200);
      assertThat(tocsin.terminate()).isZero();
    }
  }

  @Test
  @DisplayName("F35: after kill -9 it starts again on the same folder, at once")
  void startsAgainAfterAKill() throws Exception {
    var data = temp.resolve("data");
    try (var killed = StandaloneProcess.start(data)) {
      assertThat(post(killed.url("/api/v2/alerts"), ALERT)).isEqualTo(200);
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

  private static int post(URI url, String body) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(url)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
