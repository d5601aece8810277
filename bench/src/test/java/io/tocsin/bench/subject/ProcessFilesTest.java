package io.tocsin.bench.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessFilesTest {

  @Test
  void processorTimeHasTheKernelsPartAndThatOfEndedChildren() {
    var stat =
        "31900 (java (1) x) S 1 31900 31900 0 -1 4194304 226 0 1 0 120 30 4 6 20 0 66 0 61 102 3 18446744073709551615";

    assertThat(ProcessFiles.processorMillis(stat)).isEqualTo(1600);
  }

  @Test
  void sharedMemoryCountsInParts() {
    var rollup =
        """
        00400000-7ffd7 ---p 00000000 00:00 0                                     [rollup]
        Rss:               16552 kB
        Pss:                4000 kB
        Pss_Dirty:          3000 kB
        """;

    assertThat(ProcessFiles.proportionalBytes(rollup)).isEqualTo(4000 * 1024);
  }

  @Test
  void aProcessThatHasEndedTookNothing() {
    assertThat(ProcessFiles.processorMillis("")).isZero();
    assertThat(ProcessFiles.proportionalBytes("")).isZero();
  }

  @Test
  void ownProcessIsFound() {
    var tree = ProcessTree.of(ProcessHandle.current(), Path.of("/nothing/has/this/name"));

    assertThat(tree.pids()).contains(ProcessHandle.current().pid());
    assertThat(tree.processorTime()).isPositive();
    assertThat(tree.residentBytes()).isPositive();
  }
}
