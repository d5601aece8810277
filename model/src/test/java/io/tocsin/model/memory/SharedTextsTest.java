package io.tocsin.model.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedTextsTest {
  private final SharedTexts texts = new SharedTexts();

  @Test
  void equalTextsBecomeOne() {
    var first = texts.apply(copyOf("severity"));

    assertThat(texts.apply(copyOf("severity"))).isSameAs(first);
  }

  @Test
  void everyTextComesBackEqualHoweverManyThereAre() {
    for (int i = 0; i < 20_000; i++) {
      assertThat(texts.apply("web-" + i)).isEqualTo("web-" + i);
    }
  }

  @Test
  void sharedTextTakesLittleMore() {
    texts.apply("severity");
    long once = texts.heapBytes();

    texts.apply(copyOf("severity"));

    assertThat(once).isEqualTo(48);
    assertThat(texts.heapBytes()).isEqualTo(once + 6);
  }

  @Test
  void oneCharacterBeyondLatin1DoublesAText() {
    texts.apply("a".repeat(1000));
    long latin = texts.heapBytes();
    texts.apply("a".repeat(999) + "→");

    assertThat(latin).isEqualTo(1040);
    assertThat(texts.heapBytes() - latin).isEqualTo(2040);
  }

  /** Or thousands of them stay on the heap after their alerts are gone. */
  @Test
  void longTextIsNotRemembered() {
    var first = texts.apply("x".repeat(60_000));

    assertThat(texts.apply(copyOf(first))).isNotSameAs(first);
  }

  private static String copyOf(String text) {
    return new String(text.toCharArray());
  }
}
