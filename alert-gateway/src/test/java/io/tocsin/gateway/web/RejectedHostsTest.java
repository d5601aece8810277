package io.tocsin.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RejectedHostsTest {
  private final RejectedHosts names = new RejectedHosts();

  @Test
  void eachNameIsSaidOnce() {
    assertThat(names.log("tocsin.home.arpa")).isTrue();
    assertThat(names.log("tocsin.home.arpa")).isFalse();
    assertThat(names.log("other.home.arpa")).isTrue();
  }

  @Test
  void strangerWithManyNamesFillsNeitherTheLogNorTheMemory() {
    long said = IntStream.range(0, 5_000).filter(i -> names.log("evil-" + i)).count();

    assertThat(said).isEqualTo(100);
    assertThat(names.log("tocsin.home.arpa")).isFalse();
  }

  @Test
  void longNamesThatBeginAlikeAreOne() {
    assertThat(names.log("x".repeat(8_000))).isTrue();
    assertThat(names.log("x".repeat(7_000))).isFalse();
  }
}
