package io.tocsin.router.inhibit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.inhibit.InhibitRule;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import io.tocsin.router.match.RandomMatchers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InhibitorPropertyTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
  private static final List<List<String>> EQUALS =
      List.of(List.of(), List.of("a"), List.of("b", "c"), List.of("missing"));

  private final Map<Fingerprint, Alert> alerts = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  @Tag("AM-9")
  @DisplayName("the same answer as by trying every rule with every alert")
  void asIfEveryPairWereTried(long seed) {
    var random = new Random(seed);
    var words = new RandomMatchers(random);
    var rules = IntStream.range(0, 12).mapToObj(i -> rule(words, i)).toList();
    var inhibitor = new Inhibitor(rules);
    var naive = new NaiveInhibitor(rules, alerts.values());
    int inhibited = 0;

    for (int second = 1; second < 1500; second++) {
      change(random, words, inhibitor, START.plusSeconds(second));
      var target = words.labels();
      var now = START.plusSeconds(second);
      Predicate<Alert> firing = alert -> !alert.isResolvedAt(now);

      var inhibition = inhibitor.inhibiting(target, firing);

      assertThat(inhibition.map(Inhibition::rule))
          .as("seed %d, %s at second %d", seed, target, second)
          .isEqualTo(naive.inhibiting(target, firing));
      inhibition.ifPresent(found -> assertThatIsTrue(found, target, firing));
      inhibited += inhibition.isPresent() ? 1 : 0;
    }
    assertThat(inhibited).as("answers of both kinds").isBetween(100, 1400);
  }

  private void assertThatIsTrue(Inhibition found, LabelSet target, Predicate<Alert> firing) {
    var source = alerts.get(found.source());
    assertThat(source).isNotNull().matches(firing);
    assertThat(NaiveInhibitor.inhibits(found.rule(), source, target)).isTrue();
  }

  private void change(Random random, RandomMatchers words, Inhibitor inhibitor, Instant now) {
    var labels = words.labels();
    if (labels.isEmpty()) {
      return;
    }
    if (random.nextInt(3) == 0) {
      alerts.remove(labels.fingerprint());
      inhibitor.remove(labels.fingerprint());
    } else {
      var alert = alert(labels, now, now.plusSeconds(random.nextInt(6)));
      alerts.put(alert.fingerprint(), alert);
      inhibitor.put(alert);
    }
  }

  private static InhibitRule rule(RandomMatchers words, int number) {
    return new InhibitRule(
        "rule " + number, words.matchers(0), words.matchers(1), words.anyOf(EQUALS));
  }

  private static Alert alert(LabelSet labels, Instant now, Instant endsAt) {
    return new Alert(labels, LabelSet.EMPTY, START, endsAt, false, "", now, ZoneOffset.UTC);
  }
}
