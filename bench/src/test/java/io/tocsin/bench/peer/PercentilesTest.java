package io.tocsin.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  @DisplayName("of 1 to 200, half are not above 100 and 99 of 100 not above 198")
  void isTheNearestRank() {
    var percentiles = new Percentiles(LongStream.rangeClosed(1, 200).boxed().toList().reversed());

    assertThat(percentiles.at(50)).isEqualTo(100);
    assertThat(percentiles.at(99)).isEqualTo(198);
  }

  @Test
  @DisplayName("a single value is every percentile")
  void oneValueIsAll() {
    assertThat(new Percentiles(List.of(7L)).at(99)).isEqualTo(7);
  }

  @Test
  @DisplayName("nothing measured is an error, not a zero")
  void refusesNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Percentiles(List.of()))
        .withMessageContaining("nothing was measured");
  }
}
