package io.tocsin.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.bench.subject.Subject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Subject PEER = new Subject.Alertmanager("prometheus-alertmanager");
  private static final Subject TOCSIN = new Subject.Tocsin(Path.of("."));

  @Test
  @DisplayName("both stand side by side, each round's value in its turn")
  void showsBothSideBySide() {
    var table = new Table();
    table.add(Part.RATE, PEER, List.of(new Figure("routed alerts/s", 60_000.4)));
    table.add(Part.RATE, TOCSIN, List.of(new Figure("routed alerts/s", 120_000)));
    table.add(Part.RATE, PEER, List.of(new Figure("routed alerts/s", 61_000)));

    assertThat(table.print(List.of(PEER, TOCSIN)))
        .isEqualTo(
            """
            | | Alertmanager | Tocsin |
            |---|---|---|
            | rate: routed alerts/s | 60,000; 61,000 | 120,000 |
            """);
  }

  @Test
  @DisplayName("what was not measured is a dash, not a zero")
  void showsWhatIsMissing() {
    var table = new Table();
    table.add(Part.CRASH, TOCSIN, List.of(new Figure("kill to POST 200, ms", 5.25)));

    assertThat(table.print(List.of(PEER, TOCSIN)))
        .contains("| crash: kill to POST 200, ms | – | 5.3 |");
  }
}
