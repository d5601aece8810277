package io.tocsin.router.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatcherParser;
import io.tocsin.model.matcher.Matchers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherIndexTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  @Tag("AM-2.3")
  @DisplayName("the index finds what asking each would find, also after additions and removals")
  void asIfEachWereAsked(long seed) {
    var random = new Random(seed);
    var words = new RandomMatchers(random);
    var all = new HashMap<Integer, Matchers>();
    var index = MatcherIndex.<Integer>empty();

    for (int id = 0; id < 400; id++) {
      index = index.with(add(all, id, words.matchers(0)), id);
      int leaving = random.nextInt(400);
      var left = all.remove(leaving);
      index = left == null ? index : index.without(left, leaving);
      var labels = words.labels();

      assertThat(index.matching(labels, any -> true))
          .as("seed %d, %s", seed, labels)
          .containsExactlyInAnyOrderElementsOf(asked(all, labels));
    }
    assertThat(all).hasSizeGreaterThan(100);
  }

  @Test
  void onlyTheFewUnderTheSameValueAreAsked() {
    var index = MatcherIndex.<Integer>empty();
    for (int id = 0; id < 1000; id++) {
      index = index.with(matchers("{job=\"node\",instance=~\"web-" + id + "-.*\"}"), id);
    }
    var asked = new java.util.ArrayList<Integer>();

    var found = index.matching(LabelSet.of("job", "node", "instance", "web-7-a"), asked::add);

    assertThat(found).containsExactly(7);
    // The first one came when both places were empty, and took the whole value.
    assertThat(asked).containsExactlyInAnyOrder(0, 7);
  }

  @Test
  void anOlderIndexDoesNotSeeALaterChange() {
    var before = MatcherIndex.<String>empty().with(matchers("{a=\"x\"}"), "one");

    before.with(matchers("{a=\"x\"}"), "two").without(matchers("{a=\"x\"}"), "one");

    assertThat(before.matching(LabelSet.of("a", "x"), any -> true)).containsExactly("one");
  }

  @Test
  void elementsThatAreNotWantedAreNotFound() {
    var index = MatcherIndex.<String>empty().with(matchers("{a=\"x\"}"), "one");

    assertThat(index.matching(LabelSet.of("a", "x"), any -> false)).isEmpty();
  }

  private static Matchers add(Map<Integer, Matchers> all, int id, Matchers matchers) {
    all.put(id, matchers);
    return matchers;
  }

  private static List<Integer> asked(Map<Integer, Matchers> all, LabelSet labels) {
    return all.entrySet().stream()
        .filter(entry -> entry.getValue().matches(labels))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Matchers matchers(String text) {
    return new MatcherParser(LabelSyntax.UTF8_STRICT).parseList(text);
  }
}
