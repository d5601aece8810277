package io.tocsin.standalone.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows of one table, one after the other. {@code -Dtocsin.timeline.rows=S01,acc TestRepeat}
 * plays some of them, {@code -Dtocsin.timeline.pace=3} at a third of the speed.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class TimelineTable {
  private static final int PACE = Integer.getInteger("tocsin.timeline.pace", 1);
  private static final List<String> WANTED =
      List.of(System.getProperty("tocsin.timeline.rows", "").split(",", -1));

  abstract List<Row> rows();

  /** Those that were asked for. */
  Stream<Row> wanted() {
    return rows().stream().filter(row -> WANTED.contains("") || WANTED.contains(row.id()));
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("wanted")
  @Tag("long")
  @DisplayName("A fresh process in strict notifies as Alertmanager does")
  void notifiesAsInTheCatalogue(Row row, @TempDir Path folder) throws Exception {
    play(row, folder);
  }

  private static void play(Row row, Path folder) throws IOException, InterruptedException {
    assertThat(play(row, PACE, folder).faults()).as(row.id()).isEmpty();
  }

  /**
   * @param folder new or empty
   */
  static Findings play(Row row, int pace, Path folder) throws IOException, InterruptedException {
    try (var player = new RowPlayer(row, pace, Files.createDirectories(folder))) {
      var findings = player.play();
      RowReport.write(row, findings, player.log());
      return findings;
    }
  }
}
