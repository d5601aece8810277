package io.tocsin.configuration.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessNeedsTest {
  private static final long MEBIBYTE = 1 << 20;

  @Test
  void tooFewThreadsAreRefusedWithTheNumberToSet() {
    var limit = new ThreadLimit("ulimit -u", 120, 31);

    assertThat(limit.tooFewFor(89)).isEmpty();
    assertThat(limit.tooFewFor(256))
        .contains(
            "needs 256 threads, but ulimit -u allows 120 and 31 are in use; raise it to at least 287");
  }

  @Test
  void tooLittleMemoryIsRefusedWithTheNumberToSet() {
    var limit = new MemoryLimit("memory.max", 512 * MEBIBYTE);

    assertThat(limit.tooSmallFor(256 * MEBIBYTE, 256 * MEBIBYTE)).isEmpty();
    assertThat(limit.tooSmallFor(1024 * MEBIBYTE, 256 * MEBIBYTE))
        .contains(
            "needs 1280 MiB of memory (1024 heap, -Xmx, and 256 outside the heap), but memory.max allows 512 MiB;"
                + " raise it to at least 1280 MiB or set -Xmx256m");
  }

  @Test
  void noSmallerHeapIsProposedWhereNoneWouldDo() {
    assertThat(
            new MemoryLimit("memory.max", 300 * MEBIBYTE)
                .tooSmallFor(1024 * MEBIBYTE, 256 * MEBIBYTE)
                .orElseThrow())
        .endsWith("raise it to at least 1280 MiB");
  }

  @Test
  void fullDiskIsRefusedWithWhatToFree() {
    var folder = Path.of("data");

    assertThat(ProcessNeeds.missingOnDisk(folder, 64 * MEBIBYTE)).isEmpty();
    assertThat(ProcessNeeds.missingOnDisk(folder, 12 * MEBIBYTE))
        .contains(
            "the disk of data has 12 MiB free, but at least 64 MiB are needed to start; free 52 MiB more");
  }

  @Test
  void thisMachineIsGoodEnough() throws Exception {
    assertThat(new ProcessNeeds(1, 0).missing(SystemLimits.ofThisMachine(), 0)).isEmpty();
    assertThat(ProcessNeeds.missingOnDisk(Path.of("not", "there", "yet"))).isEmpty();
  }
}
