package io.tocsin.events.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterLoadTest {

  @Test
  void fullestInstanceDecides() {
    var almostFull = new RouterLoad(100, 90, Map.of("Flood", 80L));
    var almostEmpty = new RouterLoad(300, 10, Map.of("Flood", 5L, "Good", 5L));

    var together = RouterLoad.together(List.of(almostFull, almostEmpty));

    assertThat(together.budgetBytes()).isEqualTo(400);
    assertThat(together.bytes()).isEqualTo(360);
    assertThat(together.bytesByName()).isEqualTo(Map.of("Flood", 85L, "Good", 5L));
  }

  @Test
  void oneInstanceSpeaksForItself() {
    var alone = new RouterLoad(1000, 123, Map.of());

    assertThat(RouterLoad.together(List.of(alone))).isEqualTo(alone);
  }
}
