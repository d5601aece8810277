package io.tocsin.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.query.Ownership;
import io.tocsin.model.label.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Four partitions; the fingerprint {@code n} lies in partition {@code n} modulo four. */
class PartitionOwnersTest {
  private static final List<String> NOBODY = List.of();

  @Test
  @DisplayName("two instances that own all partitions are enough, even if a third does not answer")
  void complete() {
    var owners =
        new PartitionOwners<>(List.of(answer(Map.of(0, 3, 1, 3)), answer(Map.of(2, 3, 3, 3))));

    assertThat(owners.missing()).isEmpty();
    assertThat(owners.areComplete(List.of("a third one does not come up"))).isTrue();
  }

  @Test
  @DisplayName("a second router that has joined and is not known here leaves a gap")
  void gap() {
    var owners = new PartitionOwners<>(List.of(answer(Map.of(0, 4, 2, 4))));

    assertThat(owners.missing()).containsExactly(1, 3);
    assertThat(owners.areComplete(NOBODY)).isFalse();
  }

  @Test
  @DisplayName("a frozen router that wakes speaks for nothing that others have by now")
  void theLaterGenerationWins() {
    var frozen = answer(Map.of(0, 5, 1, 5));
    var other = answer(Map.of(0, 6, 1, 6, 2, 6, 3, 6));
    var owners = new PartitionOwners<>(List.of(frozen, other));

    assertThat(owners.areComplete(NOBODY)).isTrue();
    assertThat(owners.counts(frozen, new Fingerprint(4))).isFalse();
    assertThat(owners.counts(other, new Fingerprint(4))).isTrue();
  }

  @Test
  @DisplayName("it still speaks for what it has kept")
  void whatWasKeptCounts() {
    var woken = answer(Map.of(0, 5, 1, 5));
    var other = answer(Map.of(1, 6, 2, 6, 3, 6));
    var owners = new PartitionOwners<>(List.of(woken, other));

    assertThat(owners.counts(woken, new Fingerprint(0))).isTrue();
    assertThat(owners.counts(woken, new Fingerprint(5))).isFalse();
  }

  @Test
  @DisplayName("an alert about the instance itself lies anywhere and counts")
  void ownAlertsCount() {
    var one = answer(Map.of(0, 5, 1, 5));
    var owners = new PartitionOwners<>(List.of(one, answer(Map.of(2, 5, 3, 5))));

    assertThat(owners.counts(one, new Fingerprint(2))).isTrue();
    assertThat(owners.counts(one, new Fingerprint(-1))).isTrue();
  }

  @Test
  @DisplayName("a router that has nothing yet knows nothing")
  void nobodyHasAnything() {
    var owners =
        new PartitionOwners<>(List.of(new RouterAnswer<>(Optional.of(Ownership.NOTHING), "")));

    assertThat(owners.areComplete(NOBODY)).isFalse();
  }

  @Test
  @DisplayName("beside one that is too old to say what it has, all have to answer")
  void olderRouters() {
    var old = new RouterAnswer<>(Optional.<Ownership>empty(), "");
    var owners = new PartitionOwners<>(List.of(old, answer(Map.of(0, 5))));

    assertThat(owners.areComplete(NOBODY)).isTrue();
    assertThat(owners.areComplete(List.of("one does not answer"))).isFalse();
    assertThat(owners.counts(old, new Fingerprint(0))).isTrue();
  }

  private static RouterAnswer<String> answer(Map<Integer, Integer> generations) {
    return new RouterAnswer<>(Optional.of(new Ownership(4, generations)), "");
  }
}
