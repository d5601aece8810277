package io.tocsin.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.gateway.connection.ByteBudget.Room;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {
  private static final long MIB = 1 << 20;
  private static final long SMALL = ByteBudget.SMALL_BYTES;

  private final ByteBudget<String> budget = new ByteBudget<>(16 * MIB);

  @Test
  void theBodyThatHasWaitedLongestGivesWay() {
    hold("first", 6 * MIB);
    hold("second", 6 * MIB);
    hold("first", 7 * MIB);

    assertThat(hold("third", 2 * MIB)).containsExactly("first");
    assertThat(budget.used()).isEqualTo(8 * MIB);
  }

  @Test
  void aBodyThatHasWaitedLongestItselfGivesWay() {
    hold("first", 5 * MIB);
    hold("second", 7 * MIB);

    assertThat(hold("first", 8 * MIB)).containsExactly("first");
    assertThat(budget.used()).isEqualTo(7 * MIB);
  }

  @Test
  void whereNobodyElseCanGiveWayThereIsNoRoom() {
    assertThat(budget.hold("only", 14 * MIB + 1)).isEqualTo(new Room.None<>());
    assertThat(budget.used()).isZero();
  }

  @Test
  void theLastEighthIsForSmallBodies() {
    hold("large", 14 * MIB);

    for (int i = 0; i < 8; i++) {
      assertThat(hold("small " + i, SMALL)).isEmpty();
    }
    assertThat(budget.used()).isEqualTo(16 * MIB);
  }

  @Test
  void forASmallBodyALargeOneGivesWayFirst() {
    hold("old and small", SMALL);
    hold("large", 13 * MIB);
    for (int i = 0; i < 11; i++) {
      hold("small " + i, SMALL);
    }

    assertThat(hold("one more", SMALL)).containsExactly("large");
  }

  @Test
  void amongSmallBodiesTheOldestGivesWay() {
    for (int i = 0; i < 64; i++) {
      assertThat(hold("small " + i, SMALL)).isEmpty();
    }

    assertThat(hold("one more", SMALL)).containsExactly("small 0");
    assertThat(hold("another", 2 * SMALL)).hasSize(10).startsWith("small 1").endsWith("small 10");
  }

  @Test
  void whoHasWhatItWaitedForBeginsToWaitAnew() {
    hold("kept alive", MIB);
    hold("slow", 7 * MIB);
    budget.release("kept alive");
    hold("kept alive", 7 * MIB);

    assertThat(hold("next", MIB)).containsExactly("slow");
  }

  private List<String> hold(String holder, long bytes) {
    return switch (budget.hold(holder, bytes)) {
      case Room.Found<String>(var gaveWay) -> gaveWay;
      case Room.None<String>() -> throw new AssertionError("no room for " + holder);
    };
  }
}
