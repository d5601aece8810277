package io.tocsin.bench.mixed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PopulationTest {

  @Test
  void eachPostHasAsManyAlertsAndNoneTwice() {
    beats(500)
        .forEach(
            population ->
                assertThat(post(population))
                    .hasSize(Population.ALERTS_PER_POST)
                    .doesNotHaveDuplicates());
  }

  @Test
  void asManyAlertsBeginAsEnd() {
    var second = Population.initial().next();

    assertThat(second.ended().boxed()).first().isEqualTo(Population.NEW);
    assertThat(second.ended().count()).isEqualTo(Population.NEW);
    assertThat(second.begun().boxed()).first().isEqualTo(Population.ACTIVE + Population.NEW);
    assertThat(second.begun().count()).isEqualTo(Population.NEW);
  }

  @Test
  void anAlertIsRepeatedAllItsLifeAtLeastEvery21Beats() {
    var beats = beats(500);
    Map<Integer, List<Integer>> heard = new HashMap<>();
    IntStream.range(0, beats.size())
        .forEach(
            beat ->
                post(beats.get(beat))
                    .forEach(
                        alert -> heard.computeIfAbsent(alert, n -> new ArrayList<>()).add(beat)));

    // Those that have begun and ended meanwhile.
    for (int alert = Population.ACTIVE; alert < 40_000; alert++) {
      var at = heard.get(alert);
      assertThat(at.getLast() - at.getFirst()).isEqualTo(Population.ACTIVE / Population.NEW);
      for (int i = 1; i < at.size(); i++) {
        assertThat(at.get(i) - at.get(i - 1)).isLessThanOrEqualTo(21);
      }
    }
  }

  private static List<Population> beats(int count) {
    return Stream.iterate(Population.initial(), Population::next).limit(count).toList();
  }

  private static List<Integer> post(Population population) {
    return Stream.of(population.ended(), population.repeated(), population.begun())
        .flatMap(IntStream::boxed)
        .toList();
  }
}
