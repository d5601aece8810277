package io.tocsin.model.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("2.1 label sets")
class LabelSetTest {

  @Test
  void rendersSortedByNameWithACommaAndASpace() {
    assertThat(LabelSet.of("db", "1", "alertname", "X")).hasToString("{alertname=\"X\", db=\"1\"}");
    assertThat(LabelSet.EMPTY).hasToString("{}");
  }

  @Test
  void namesBeyondTheBasicPlaneSortByCodePoint() {
    var labels = LabelSet.of("\uFFFD", "1", "🙂", "2", "z", "3");

    assertThat(labels.stream().map(Label::name)).containsExactly("z", "\uFFFD", "🙂");
  }

  @Test
  void fewerLabelsComeFirstThenWhoLacksTheFirstNameThenValues() {
    var many = LabelSet.of("a", "1", "b", "1");
    var a2 = LabelSet.of("a", "2");
    var b1 = LabelSet.of("b", "1");
    var a1 = LabelSet.of("a", "1");

    assertThat(Stream.of(many, b1, a2, a1).sorted(LabelSet.ORDER))
        .containsExactly(b1, a1, a2, many);
  }

  @Test
  void ofEquallyManyLabelsTheSetWithoutTheFirstDifferingNameComesFirst() {
    var named = LabelSet.of("alertname", "X", "job", "j");
    var unnamed = LabelSet.of("env", "e", "job", "j");

    assertThat(Stream.of(named, unnamed).sorted(LabelSet.ORDER)).containsExactly(unnamed, named);
  }

  @Test
  void orderIsThatOfPrometheusForAnyTwoSets() {
    var random = new Random(33);
    var sets = Stream.generate(() -> random(random)).limit(300).toList();

    for (var left : sets) {
      for (var right : sets) {
        assertThat(LabelSet.ORDER.compare(left, right) < 0)
            .as("%s before %s", left, right)
            .isEqualTo(isBefore(left, right));
      }
    }
  }

  private static LabelSet random(Random random) {
    var labels = new TreeMap<String, String>();
    for (int i = random.nextInt(5); i > 0; i--) {
      labels.put("n" + random.nextInt(5), "v" + random.nextInt(3));
    }
    return LabelSet.of(labels);
  }

  /** As Prometheus computes it: by the names that either has, in their order. */
  private static boolean isBefore(LabelSet left, LabelSet right) {
    if (left.size() != right.size()) {
      return left.size() < right.size();
    }
    return Stream.concat(left.stream(), right.stream())
        .map(Label::name)
        .sorted()
        .filter(name -> !left.get(name).equals(right.get(name)))
        .findFirst()
        .map(name -> !left.has(name) || (right.has(name) && isLess(left, right, name)))
        .orElse(false);
  }

  private static boolean isLess(LabelSet left, LabelSet right, String name) {
    return left.valueOrEmpty(name).compareTo(right.valueOrEmpty(name)) < 0;
  }

  @Test
  void anEmptyLabelIsTheSameAsAMissingOne() {
    var labels = LabelSet.of("a", "", "b", "1");

    assertThat(labels.withoutEmptyValues()).isEqualTo(LabelSet.of("b", "1"));
    assertThat(labels.valueOrEmpty("a")).isEqualTo(labels.valueOrEmpty("missing"));
  }

  @Test
  void commonLabelsHaveTheSameValue() {
    var left = LabelSet.of("a", "1", "b", "1", "c", "1");
    var right = LabelSet.of("a", "1", "b", "2");

    assertThat(left.inCommonWith(right)).isEqualTo(LabelSet.of("a", "1"));
  }

  @Test
  void whatIsCommonIsFoundWhateverTheOtherSetHasBesides() {
    var random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      var left = random(random);
      var right = random(random);

      assertThat(left.inCommonWith(right))
          .as("%s and %s", left, right)
          .isEqualTo(left.keeping(label -> right.valueOrEmpty(label.name()).equals(label.value())));
    }
  }

  @Test
  void anEmptyValueIsCommonWithAMissingOne() {
    var empty = LabelSet.of("a", "1", "dashboard", "");

    assertThat(empty.inCommonWith(LabelSet.of("a", "1"))).isEqualTo(empty);
    assertThat(empty.inCommonWith(LabelSet.of("a", "1", "dashboard", "url")))
        .isEqualTo(LabelSet.of("a", "1"));
  }

  @Test
  void withReplacesOneLabelAndLeavesTheOriginal() {
    var labels = LabelSet.of("a", "1");

    assertThat(labels.with("a", "2")).isEqualTo(LabelSet.of("a", "2"));
    assertThat(labels).isEqualTo(LabelSet.of("a", "1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 32, 33, 200})
  void aSetIsTheSameInWhateverOrderItsLabelsCome(int size) {
    var names = new ArrayList<>(IntStream.range(0, size).mapToObj(i -> "name" + i).toList());
    var values = names.stream().collect(Collectors.toMap(name -> name, name -> "of " + name));
    Collections.shuffle(names, new Random(size));
    var pairs = names.stream().flatMap(name -> Stream.of(name, values.get(name)));

    assertThat(LabelSet.of(pairs.toArray(String[]::new))).isEqualTo(LabelSet.of(values));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 100})
  void ofEqualNamesTheLastOneCounts(int times) {
    var pairs = new ArrayList<>(List.of("b", "before"));
    IntStream.rangeClosed(1, times).forEach(i -> pairs.addAll(List.of("a", "" + i)));

    assertThat(LabelSet.of(pairs.toArray(String[]::new)))
        .isEqualTo(LabelSet.of("a", "" + times, "b", "before"));
  }

  @Test
  void withAddsALabelAtItsPlace() {
    var labels = LabelSet.of("b", "1", "d", "1");

    assertThat(labels.with("a", "2")).isEqualTo(LabelSet.of("a", "2", "b", "1", "d", "1"));
    assertThat(labels.with("c", "2")).isEqualTo(LabelSet.of("b", "1", "c", "2", "d", "1"));
    assertThat(labels.with("e", "2")).isEqualTo(LabelSet.of("b", "1", "d", "1", "e", "2"));
    assertThat(LabelSet.EMPTY.with("a", "1")).isEqualTo(LabelSet.of("a", "1"));
  }

  @Test
  void aNameWithoutAValueIsRefused() {
    assertThatThrownBy(() -> LabelSet.of("a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without a value");
  }
}
