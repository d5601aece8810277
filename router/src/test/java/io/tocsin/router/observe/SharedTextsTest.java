package io.tocsin.router.observe;

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

  private static String copyOf(String text) {
    return new String(text.toCharArray());
  }
}
