package io.tocsin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process as its operator sees it: flags, lines, exit codes, what is refused. */
@Timeout(180)
class StandaloneIT {
  private static final String ALERT = "[{\"labels\":{\"alertname\":\"Up\"}}]";

  @TempDir Path temp;

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
  @Tag("F36")
  @DisplayName("a second process on the same folder is refused, the first goes on")
  void secondProcessOnTheSameFolderIsRefused() throws Exception {
    var data = temp.resolve("data");
    try (var first = StandaloneProcess.start(data)) {
      first.address();

      // Not closed here: closing ends the folder's database server, which is the first one's.
      var second = StandaloneProcess.start(data);
      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.stderr()).singleElement().asString().contains("in use by process");

      assertThat(first.post("/api/v2/alerts", ALERT)).isEqualTo(200);
      assertThat(first.terminate()).isZero();
    }
  }
}
