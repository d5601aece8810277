package io.tocsin.router.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShardedMapTest {

  @Test
  void holdsWhatAnOrdinaryMapHolds() {
    var random = new Random(7);
    var ordinary = new HashMap<String, Integer>();
    var map = ShardedMap.empty(-1);

    for (int i = 0; i < 20_000; i++) {
      var key = "key-" + random.nextInt(3000);
      if (random.nextInt(3) == 0) {
        ordinary.remove(key);
        map = map.without(key);
      } else {
        ordinary.put(key, i);
        map = map.with(key, i);
      }
    }

    for (int i = 0; i < 3000; i++) {
      assertThat(map.get("key-" + i)).isEqualTo(ordinary.getOrDefault("key-" + i, -1));
    }
  }

  @Test
  void aCopyLeavesTheOriginalAlone() {
    var original = ShardedMap.empty("none").with("a", "1");

    original.with("a", "2").with("b", "2");
    original.without("a");

    assertThat(original.get("a")).isEqualTo("1");
    assertThat(original.get("b")).isEqualTo("none");
  }
}
