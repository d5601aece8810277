package io.tocsin.bench.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HeapTest {

  @Test
  @DisplayName("of a JVM both generations count, but not the parts of the young one or the classes")
  void addsTheGenerations() {
    var said =
        """
        4711:
         DefNew    total 29504K, used 1000K [0x00000000d0000000, 0x00000000d2000000, 0x00000000e0000000)
          eden space 26240K,   3% used [0x00000000d0000000, 0x00000000d00fa000, 0x00000000d19a0000)
          from space 3264K,   0% used [0x00000000d1cd0000, 0x00000000d1cd0000, 0x00000000d2000000)
          to   space 3264K,   0% used [0x00000000d19a0000, 0x00000000d19a0000, 0x00000000d1cd0000)
         Tenured   total 65536K, used 50000K [0x00000000e0000000, 0x00000000e4000000, 0x0000000100000000)
          the space 65536K,  76% used [0x00000000e0000000, 0x00000000e30d4000, 0x00000000e4000000)
         Metaspace       used 90000K, committed 91000K, reserved 1140000K
          class space    used 10000K, committed 11000K, reserved 1048576K
        """;

    assertThat(Heap.ofHeapInfo(said)).isEqualTo(51_000L * 1024);
  }

  @Test
  @DisplayName("another collector is an error, not an empty heap")
  void refusesAnotherCollector() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Heap.ofHeapInfo(" garbage-first heap   total 98304K, used 4096K"))
        .withMessageContaining("garbage-first");
  }

  @Test
  @DisplayName("Go writes large numbers with an exponent")
  void readsGoNumbers() {
    var metrics =
        """
        # TYPE go_memstats_heap_alloc_bytes gauge
        go_memstats_heap_alloc_bytes 1.2345678e+07
        go_memstats_heap_idle_bytes 9.9e+07
        """;

    assertThat(Heap.ofGoMetrics(metrics)).isEqualTo(12_345_678);
  }
}
