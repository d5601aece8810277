package io.tocsin.router.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MembersTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final Members members = new Members();

  @Test
  void alertsComeByJobThenInstanceAndThoseWithoutLast() {
    put("i", "1");
    put("instance", "b");
    put("job", "x");
    put("instance", "b", "job", "x");
    put("instance", "a", "job", "x");
    put("instance", "z", "job", "w");

    assertThat(inOrder())
        .containsExactly(
            "{instance=\"z\", job=\"w\"}",
            "{instance=\"a\", job=\"x\"}",
            "{instance=\"b\", job=\"x\"}",
            "{job=\"x\"}",
            "{instance=\"b\"}",
            "{i=\"1\"}");
  }

  @Test
  void eachAlertIsShownOnceAsItWasPutLast() {
    put("i", "1");
    put("i", "2");
    members.remove((member, alert) -> alert.labels().valueOrEmpty("i").equals("1"));
    put("i", "1");
    put("i", "1");

    assertThat(inOrder()).containsExactly("{i=\"1\"}", "{i=\"2\"}");
  }

  @Test
  void orderHoldsWhateverComesAndGoesBetweenTwoLooks() {
    var dice = new Random(7);
    var expected = new ArrayList<String>();
    for (int round = 0; round < 50; round++) {
      for (int instance : shuffled(dice).subList(0, 10)) {
        var label = "%03d".formatted(instance);
        if (!expected.contains(label)) {
          expected.add(label);
        }
        put("instance", label);
      }
      var gone = "%03d".formatted(dice.nextInt(100));
      members.remove((member, alert) -> alert.labels().valueOrEmpty("instance").equals(gone));
      expected.remove(gone);
      Collections.sort(expected);

      assertThat(members.inOrder((member, alert) -> alert.labels().valueOrEmpty("instance")))
          .isEqualTo(expected);
      assertThat(members.fingerprints()).hasSize(expected.size());
    }
  }

  private static List<Integer> shuffled(Random dice) {
    var numbers = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
    Collections.shuffle(numbers, dice);
    return numbers;
  }

  private void put(String... labels) {
    var alert =
        new Alert(LabelSet.of(labels), LabelSet.EMPTY, NOW, NOW, false, "", NOW, ZoneOffset.UTC);
    members.put(alert.fingerprint(), alert);
  }

  private List<String> inOrder() {
    return members.inOrder((member, alert) -> alert.labels().toString());
  }
}
