package io.tocsin.model.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
  void fewerLabelsComeFirstThenNamesThenValues() {
    var many = LabelSet.of("a", "1", "b", "1");
    var a2 = LabelSet.of("a", "2");
    var b1 = LabelSet.of("b", "1");
    var a1 = LabelSet.of("a", "1");

    assertThat(Stream.of(many, b1, a2, a1).sorted(LabelSet.ORDER))
        .containsExactly(a1, a2, b1, many);
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
