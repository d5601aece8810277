package io.tocsin.standalone.timeline;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form of the tables beside: one row of each that takes little time. */
class FewTimelinesIT {
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
    TimelineTable.play(row, folder);
  }
}
