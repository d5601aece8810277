package io.tocsin.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.bench.subject.Subject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartTest {
  private static final Subject PEER = new Subject.Alertmanager("prometheus-alertmanager");
  private static final Subject TOCSIN = new Subject.Tocsin(Path.of("."));

  @Test
  void mixedWorkIsForAllAtTheSameTime() {
    assertThat(Part.MIXED.turns(List.of(PEER, TOCSIN))).containsExactly(List.of(PEER, TOCSIN));
  }

  @Test
  void eachHasTheMachineForItselfInEveryOtherPart() {
    assertThat(Part.RATE.turns(List.of(PEER, TOCSIN)))
        .containsExactly(List.of(PEER), List.of(TOCSIN));
  }

  @Test
  void mixedWorkNotifiesAgainAfterAnInterval() {
    assertThat(Part.MIXED.grouping().configuration("http://127.0.0.1:1/"))
        .contains("group_by: [alertname, cluster]", "group_wait: 1s", "group_interval: 10s");
    assertThat(Part.RATE.grouping().configuration("http://127.0.0.1:1/"))
        .contains("group_by: [alertname]", "group_wait: 0s", "group_interval: 300s");
  }
}
