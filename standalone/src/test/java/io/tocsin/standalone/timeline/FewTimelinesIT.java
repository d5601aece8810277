package io.tocsin.standalone.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The short form of the tables beside: one row of each that takes little time. What is late on a
 * busy machine is played once more, slowly, before it counts.
 */
class FewTimelinesIT {
  private static final int SLOWLY = 3;
  private static final List<String> SHORT =
      List.of("S02", "S32", "acc TestSilenceDelete", "S15b", "S20b");

  static Stream<Row> rows() {
    return Stream.of(
            new GroupsAndTimersIT(),
            new ResolveAndRepeatIT(),
            new SilencesIT(),
            new InhibitionIT(),
            new SendingAndReloadIT())
        .flatMap(table -> table.rows().stream())
        .filter(row -> SHORT.contains(row.id()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  @DisplayName("A fresh process in strict notifies as Alertmanager does")
  void notifiesAsInTheCatalogue(Row row, @TempDir Path folder) throws Exception {
    var findings = TimelineTable.play(row, 1, folder.resolve("first"));
    if (!findings.faults().isEmpty()) {
      findings = TimelineTable.play(row, SLOWLY, folder.resolve("again"));
    }
    assertThat(findings.faults()).as(row.id()).isEmpty();
  }
}
