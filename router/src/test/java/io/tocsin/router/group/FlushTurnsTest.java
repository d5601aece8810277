package io.tocsin.router.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FlushTurnsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final FlushTurns turns = new FlushTurns(nanos::get);
  private final DueGroups due = new DueGroups();
  private int flushed;

  @Test
  void turnEndsAfterAWhileAndRecordsGetHalfAsLong() {
    groupsAreDue(10);

    takeTurn(Duration.ofMillis(30));
    assertThat(flushed).isEqualTo(4);

    passes(Duration.ofMillis(59));
    takeTurn(Duration.ofMillis(30));
    assertThat(flushed).isEqualTo(4);

    passes(Duration.ofMillis(1));
    takeTurn(Duration.ofMillis(30));
    assertThat(flushed).isEqualTo(8);
  }

  @Test
  void allThatIsDueIsFlushedWhereThereIsLittleOfIt() {
    groupsAreDue(10);

    takeTurn(Duration.ofMillis(1));
    assertThat(flushed).isEqualTo(10);

    groupsAreDue(1);
    takeTurn(Duration.ofMillis(1));
    assertThat(flushed).isEqualTo(11);
  }

  @Test
  void machineThatSleptInATurnHoldsNothingBackForLong() {
    groupsAreDue(2);

    takeTurn(Duration.ofMinutes(1));
    passes(Duration.ofMillis(100));
    takeTurn(Duration.ofMillis(1));

    assertThat(flushed).isEqualTo(2);
  }

  private void takeTurn(Duration perGroup) {
    turns.take(
        goesOn ->
            due.takeDue(
                NOW,
                goesOn,
                group -> {
                  flushed++;
                  passes(perGroup);
                }));
  }

  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void groupsAreDue(int count) {
    for (int i = 0; i < count; i++) {
      due.add(new GroupState(new GroupId("group-" + i), "0", LabelSet.EMPTY, 0, 0, NOW));
    }
  }
}
