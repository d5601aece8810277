package io.tocsin.router.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatcherParser;
import io.tocsin.model.matcher.Matchers;
import io.tocsin.model.silence.Silence;
import io.tocsin.model.silence.SilenceState;
import io.tocsin.router.match.RandomMatchers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SilencesTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
  private static final LabelSet WEB = LabelSet.of("alertname", "Down", "instance", "web-12.lan");

  private final Silences silences = new Silences();

  @Test
  @DisplayName("the ids of all silences that match are given, sorted")
  void allThatMatch() {
    silences.put(silence("c", "{alertname=\"Down\"}", 0, 60));
    silences.put(silence("a", "{instance=~\"web-12.*\"}", 0, 60));
    silences.put(silence("b", "{instance!~\"db.*\"}", 0, 60));
    silences.put(silence("d", "{instance=~\"db.*\"}", 0, 60));

    assertThat(silences.muting(WEB, START)).containsExactly("a", "b", "c");
    assertThat(silences.silencing(WEB, START).map(SilencedBy::reason))
        .contains("silenced by a, b, c");
  }

  @Test
  @DisplayName("all matchers of a silence have to match")
  void everyMatcherCounts() {
    silences.put(silence("a", "{alertname=\"Down\",instance=\"db\"}", 0, 60));

    assertThat(silences.muting(WEB, START)).isEmpty();
    assertThat(silences.silencing(WEB, START)).isEmpty();
  }

  @Tag("AM-S10")
  @Tag("AM-10.1")
  @DisplayName("a silence mutes from its start to its end, both included")
  @ParameterizedTest
  @CsvSource({"-1,false", "0,true", "60,true", "61,false"})
  void onlyWhileActive(long second, boolean muted) {
    silences.put(silence("a", "{alertname=\"Down\"}", 0, 60));

    assertThat(silences.muting(WEB, START.plusSeconds(second)).contains("a")).isEqualTo(muted);
  }

  @Test
  @Tag("AM-S30")
  @DisplayName("a label that the alert does not have matches as an empty one")
  void missingLabel() {
    silences.put(silence("a", "{team!=\"db\"}", 0, 60));
    silences.put(silence("b", "{alertname=\"Down\",team=\"\"}", 0, 60));
    silences.put(silence("c", "{alertname=\"Down\",team=~\"web|\"}", 0, 60));

    assertThat(silences.muting(WEB, START)).containsExactly("a", "b", "c");
  }

  @Test
  @DisplayName("an edited silence counts with its new matchers and times alone")
  void edited() {
    silences.put(silence("a", "{alertname=\"Down\"}", 0, 60));

    silences.put(silence("a", "{alertname=\"Up\"}", 0, 60));

    assertThat(silences.muting(WEB, START)).isEmpty();
    assertThat(silences.muting(LabelSet.of("alertname", "Up"), START)).containsExactly("a");
    assertThat(silences.all()).hasSize(1);
  }

  @Test
  @DisplayName("a silence past its retention is gone, and its id with it")
  void removed() {
    var silence = silence("a", "{alertname=\"Down\"}", 0, 60);
    silences.put(silence);
    assertThat(silences.get("a")).contains(silence);

    silences.remove("a");
    silences.remove("never seen");

    assertThat(silences.muting(WEB, START)).isEmpty();
    assertThat(silences.get("a")).isEmpty();
    assertThat(silences.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  @DisplayName("the same answer as by asking every silence")
  void asIfEachWereAsked(long seed) {
    var random = new Random(seed);
    var words = new RandomMatchers(random);
    var all = new HashMap<String, Silence>();

    for (int i = 0; i < 1000; i++) {
      change(random, words, all);
      var labels = words.labels();
      var now = START.plusSeconds(random.nextInt(100));

      assertThat(silences.muting(labels, now))
          .as("seed %d, %s at %s", seed, labels, now)
          .isEqualTo(asked(all, labels, now));
    }
    assertThat(all).hasSizeGreaterThan(50);
  }

  private void change(Random random, RandomMatchers words, Map<String, Silence> all) {
    var id = "s" + random.nextInt(200);
    var matchers = words.matchers(1);
    int from = random.nextInt(80);
    if (random.nextInt(4) == 0) {
      all.remove(id);
      silences.remove(id);
    } else if (isAllowed(matchers)) {
      all.put(id, silence(id, matchers, from, from + random.nextInt(60)));
      silences.put(all.get(id));
    }
  }

  private static boolean isAllowed(Matchers matchers) {
    try {
      silence("x", matchers, 0, 1);
      return true;
    } catch (IllegalArgumentException silencesEverything) {
      return false;
    }
  }

  private static List<String> asked(Map<String, Silence> all, LabelSet labels, Instant now) {
    return all.values().stream()
        .filter(silence -> silence.stateAt(now) == SilenceState.ACTIVE)
        .filter(silence -> silence.matchers().matches(labels))
        .map(Silence::id)
        .sorted()
        .toList();
  }

  private static Silence silence(String id, String matchers, int from, int until) {
    var parser = new MatcherParser(LabelSyntax.UTF8_STRICT);
    return silence(id, parser.parseList(matchers), from, until);
  }

  private static Silence silence(String id, Matchers matchers, int from, int until) {
    return new Silence(
        id,
        matchers,
        START.plusSeconds(from),
        START.plusSeconds(until),
        START,
        "ann",
        "reboot",
        Map.of());
  }
}
