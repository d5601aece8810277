package io.tocsin.testkit.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {
  @Test
  void returnsAsSoonAsTheConditionHolds() {
    var looks = new AtomicInteger();

    Await.until(Duration.ofSeconds(5), "the third look", () -> looks.incrementAndGet() == 3);

    assertThat(looks).hasValue(3);
  }

  @Test
  void saysWhatNeverCameAndWhy() {
    assertThatThrownBy(
            () ->
                Await.until(
                    Duration.ofMillis(30),
                    "the guest to run",
                    () -> {
                      throw new IllegalStateException("no node answers");
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the guest to run")
        .hasRootCauseMessage("no node answers");
  }

  @Test
  void findsAValue() {
    var value =
        Await.untilPresent(Duration.ofSeconds(1), "a value", () -> Optional.of("here it is"));

    assertThat(value).isEqualTo("here it is");
  }
}
