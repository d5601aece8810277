package io.tocsin.model.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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

  @Test
  void aNameWithoutAValueIsRefused() {
    assertThatThrownBy(() -> LabelSet.of("a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without a value");
  }
}
