package io.tocsin.model.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All sizes in KiB, of a budget of 1,000. */
class MemoryBudgetTest {
  private static final int KIB = 1024;

  private final MemoryBudget budget = new MemoryBudget(1000 * KIB);

  @ParameterizedTest(name = "{4}: {0} used, {1} by the name, {2} more")
  @CsvSource(
      textBlock =
          """
             0,   0, 234, YES,               an empty budget takes a large alert
           500, 500, 200, YES,               one name may use it while less than three quarters are used
           750,   0,   1, YES,               another name is not limited by the first
           750, 250,   1, NOT_FOR_THIS_NAME, beyond three quarters a name has at most a quarter
           740, 300,  20, NOT_FOR_THIS_NAME, the alert that would cross the three quarters counts as beyond
           749, 700,   1, YES,               three quarters may be used up to the last byte
           760, 230,  20, YES,               a name below its share goes on
           760, 230,  21, NOT_FOR_THIS_NAME, but not beyond its share
           880,   0,  20, YES,               a large alert may use nine tenths
           885,   0,  50, ONLY_FOR_SMALL,    the last tenth is for small alerts
           885,   0,  42, YES,               as an alert of 16 KiB is
           900, 250,   1, NOT_FOR_THIS_NAME, and not of a name that has its quarter
           900,  11,   1, NOT_FOR_THIS_NAME, nor of one of many that flood evenly
           900,  10,   1, YES,               but of one that has little
           999,   0,   1, YES,               to the last byte
          1000,   0,   1, NONE,              and not beyond
          1000,   0,   0, YES,               what does not grow needs no room
          1200, 900,   0, NONE,              unless more is used than there is
          """)
  void room(long used, long usedByName, long more, MemoryBudget.Room room, String why) {
    assertThat(budget.roomFor(used * KIB, usedByName * KIB, more * KIB)).as(why).isEqualTo(room);
  }

  @ParameterizedTest(name = "{5}: {0} used, {1} held, {2} by the name, {3} more")
  @CsvSource(
      textBlock =
          """
           999,  999,   0,  1, YES,            as for everybody
          1100, 1100,   0,  1, YES,            beyond the budget who has little may go on
          1100, 1100,  11,  1, NONE,           and others not
          1300, 1249,   0,  1, YES,            to the last byte that the router bears
          1300, 1250,   0,  1, NONE,           and not beyond
          2000, 1100,   0,  1, YES,            what the router leaves out takes no room there
          1060, 1060,   0, 50, YES,            a larger one as well
          1150, 1150,   0, 50, ONLY_FOR_SMALL, but not in the last tenth
          """)
  void roomAtTheDoor(
      long used, long held, long byName, long more, MemoryBudget.Room room, String why) {
    assertThat(budget.roomAtTheDoor(used * KIB, held * KIB, byName * KIB, more * KIB))
        .as(why)
        .isEqualTo(room);
  }

  @Test
  void zeroMeansZero() {
    assertThat(new MemoryBudget(0).roomFor(0, 0, 1)).isEqualTo(MemoryBudget.Room.NONE);
  }

  @Test
  void unlimitedTakesEverything() {
    assertThat(MemoryBudget.UNLIMITED.roomFor(1L << 60, 1L << 59, 1 << 20))
        .isEqualTo(MemoryBudget.Room.YES);
    assertThat(MemoryBudget.UNLIMITED.withTolerance()).isEqualTo(MemoryBudget.UNLIMITED);
  }

  @Test
  void followsTheHeap() {
    assertThat(MemoryBudget.ofHeap(460L << 20).bytes()).isEqualTo(60L << 20);
    assertThat(MemoryBudget.ofHeap(1160L << 20).bytes()).isEqualTo(200L << 20);
    assertThat(MemoryBudget.ofHeap(64L << 20).bytes()).isEqualTo(8L << 20);
  }
}
