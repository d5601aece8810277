package io.tocsin.gateway.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.gateway.ingest.body.SourceTime;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.silence.Silence;
import io.tocsin.model.silence.SilenceState;
import io.tocsin.testkit.clock.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Silence editing, step by step as the reference has it. */
class SilenceDecisionTest {
  private static final Instant NOW = ManualClock.START;
  private static final List<PostedMatcher> A_AND_B = List.of(equal("a", "1"), equal("b", "2"));
  private static final String NEW_ID = "00000000-0000-4000-8000-000000000001";

  private ExplicitSilenceLimits limits = ExplicitSilenceLimits.USUAL;
  private int kept;

  @Test
  @Tag("AM-SIL-1")
  @DisplayName("a start in the past becomes now")
  void create() {
    var edit = edit(posting(-100, 100), Optional.empty());

    assertThat(edit).isInstanceOf(SilenceEdit.Created.class);
    var silence = edit.toWrite().getFirst();
    assertThat(silence.id()).isEqualTo(NEW_ID);
    assertThat(silence.startsAt()).isEqualTo(NOW);
    assertThat(silence.endsAt()).isEqualTo(NOW.plusSeconds(100));
    assertThat(silence.updatedAt()).isEqualTo(NOW);
  }

  @Test
  @DisplayName("no start at all means now")
  void zeroStart() {
    var zero = SourceTime.parse("0001-01-01T00:00:00.000Z");
    var posted =
        new PostedSilence(Optional.empty(), A_AND_B, zero, at(100), "ops", "disk swap", Map.of());

    assertThat(edit(posted, Optional.empty()).toWrite().getFirst().startsAt()).isEqualTo(NOW);
  }

  @Test
  @Tag("AM-SIL-2")
  @DisplayName("a later end keeps the id")
  void laterEnd() {
    var edit = edit(posting("x", -50, 500), Optional.of(silence("x", -50, 100)));

    assertThat(edit).isInstanceOf(SilenceEdit.Changed.class);
    assertThat(edit.toWrite())
        .singleElement()
        .satisfies(
            silence -> {
              assertThat(silence.id()).isEqualTo("x");
              assertThat(silence.startsAt()).isEqualTo(NOW.minusSeconds(50));
              assertThat(silence.endsAt()).isEqualTo(NOW.plusSeconds(500));
              assertThat(silence.updatedAt()).isEqualTo(NOW);
            });
  }

  @Test
  @Tag("AM-SIL-3")
  @DisplayName("another comment, author or annotation keeps the id")
  void otherWords() {
    var posted =
        new PostedSilence(
            Optional.of("x"), A_AND_B, at(-50), at(100), "me", "why", Map.of("ticket", "7"));

    var edit = edit(posted, Optional.of(silence("x", -50, 100)));

    assertThat(edit).isInstanceOf(SilenceEdit.Changed.class);
    assertThat(edit.toWrite().getFirst().annotations()).containsEntry("ticket", "7");
    assertThat(edit.toWrite().getFirst().comment()).isEqualTo("why");
  }

  @Test
  @DisplayName("the start of an active one is compared to the second")
  void startToTheSecond() {
    var old = silence("x", -50, 100);
    var millisecondsCut =
        new PostedSilence(
            Optional.of("x"),
            A_AND_B,
            SourceTime.utc(old.startsAt().plusMillis(999)),
            at(100),
            "",
            "",
            Map.of());

    assertThat(edit(millisecondsCut, Optional.of(old))).isInstanceOf(SilenceEdit.Changed.class);
  }

  @Test
  @Tag("AM-SIL-4")
  @DisplayName("another start makes another silence, from now on; the old one ends now")
  void otherStart() {
    var edit = edit(posting("x", -40, 100), Optional.of(silence("x", -50, 100)));

    assertThat(edit)
        .isInstanceOfSatisfying(
            SilenceEdit.Replaced.class,
            replaced -> {
              assertThat(replaced.silence().id()).isEqualTo(NEW_ID);
              assertThat(replaced.silence().startsAt()).isEqualTo(NOW);
              assertThat(replaced.ended().id()).isEqualTo("x");
              assertThat(replaced.ended().startsAt()).isEqualTo(NOW.minusSeconds(50));
              assertThat(replaced.ended().endsAt()).isEqualTo(NOW);
            });
  }

  @Test
  @Tag("P8")
  @DisplayName("the new silence is written before the old one ends, so nothing comes through")
  void noGap() {
    var edit = edit(posting("x", -40, 100), Optional.of(silence("x", -50, 100)));

    assertThat(edit.toWrite()).extracting(Silence::id).containsExactly(NEW_ID, "x");
  }

  @Test
  @Tag("AM-SIL-5")
  @DisplayName("the same matchers in another order make another silence")
  void otherOrder() {
    var turned = new ArrayList<>(A_AND_B);
    Collections.reverse(turned);
    var posted = new PostedSilence(Optional.of("x"), turned, at(-50), at(100), "", "", Map.of());

    assertThat(edit(posted, Optional.of(silence("x", -50, 100))))
        .isInstanceOf(SilenceEdit.Replaced.class);
  }

  @Test
  @Tag("AM-SIL-6")
  @DisplayName("an active silence ends now, and ending it again changes nothing")
  void endTwice() {
    var ended = SilenceEdit.ended(silence("z", -50, 100), NOW).orElseThrow();

    assertThat(ended.endsAt()).isEqualTo(NOW);
    assertThat(ended.startsAt()).isEqualTo(NOW.minusSeconds(50));
    assertThat(SilenceEdit.ended(ended, NOW.plusMillis(1))).isEmpty();
  }

  @Test
  @Tag("AM-SIL-7")
  @DisplayName("an expired silence stays as it was, and a new one is made")
  void expiredOne() {
    var edit = edit(posting("z", -50, 100), Optional.of(silence("z", -50, -10)));

    assertThat(edit)
        .isInstanceOfSatisfying(
            SilenceEdit.Created.class,
            created -> assertThat(created.silence().id()).isEqualTo(NEW_ID));
  }

  @Test
  @Tag("AM-SIL-8")
  @DisplayName("a pending one may move its start within the future")
  void pendingMoves() {
    var edit = edit(posting("p", 60, 100), Optional.of(silence("p", 50, 100)));

    assertThat(edit)
        .isInstanceOfSatisfying(
            SilenceEdit.Changed.class,
            changed -> assertThat(changed.silence().startsAt()).isEqualTo(NOW.plusSeconds(60)));
  }

  @Test
  @Tag("AM-SIL-9")
  @DisplayName("a pending one with a start in the past is another one, active now")
  void pendingStarts() {
    var edit = edit(posting("p", -10, 100), Optional.of(silence("p", 50, 100)));

    assertThat(edit)
        .isInstanceOfSatisfying(
            SilenceEdit.Replaced.class,
            replaced -> {
              assertThat(replaced.silence().stateAt(NOW)).isEqualTo(SilenceState.ACTIVE);
              assertThat(replaced.ended().startsAt()).isEqualTo(NOW);
              assertThat(replaced.ended().endsAt()).isEqualTo(NOW);
            });
  }

  @Test
  @Tag("AM-SIL-10")
  @DisplayName("a pending one that is expired has start and end now")
  void pendingEnds() {
    var ended = SilenceEdit.ended(silence("p", 50, 100), NOW).orElseThrow();

    assertThat(ended.startsAt()).isEqualTo(NOW);
    assertThat(ended.endsAt()).isEqualTo(NOW);
    assertThat(ended.stateAt(NOW.plusNanos(1))).isEqualTo(SilenceState.EXPIRED);
  }

  @Test
  @Tag("AM-SIL-11")
  @Tag("B079")
  @DisplayName("one more than the limit is refused")
  void tooMany() {
    kept = 9;

    assertThat(edit(posting(0, 100), Optional.empty()))
        .isEqualTo(refused("exceeded maximum number of silences: 9 (limit: 9)"));
  }

  @Test
  @Tag("AM-SIL-12")
  @DisplayName("an edit that needs a new id is one more, an edit that does not is none")
  void editAtTheLimit() {
    kept = 9;
    var old = Optional.of(silence("x", -50, 100));

    assertThat(edit(posting("x", -40, 100), old))
        .isEqualTo(refused("exceeded maximum number of silences: 9 (limit: 9)"));
    assertThat(edit(posting("x", -50, 200), old)).isInstanceOf(SilenceEdit.Changed.class);
  }

  @Test
  @Tag("AM-SIL-13")
  @Tag("B073")
  @DisplayName("an end in the past, or before the start")
  void badTimes() {
    var old = Optional.of(silence("x", -50, 100));

    assertThat(edit(posting("x", -50, -1), old))
        .isEqualTo(refused("Failed to create silence: end time can't be in the past"));
    assertThat(edit(posting("x", 50, 50), old))
        .isEqualTo(refused("Failed to create silence: start time must be before end time"));
  }

  @Test
  @Tag("B075")
  @DisplayName("an unknown id")
  void unknownId() {
    assertThat(edit(posting("gone", 0, 100), Optional.empty()))
        .isEqualTo(new SilenceEdit.Unknown());
  }

  @ParameterizedTest(name = "{0}: {1}{2}\"{3}\" is refused because of {4}")
  @CsvSource(
      delimiter = ';',
      value = {
        "B071; a; EQUAL; ''; invalid silence: at least one matcher must not match the empty string",
        "B071; a; REGEX; .*; invalid silence: at least one matcher must not match the empty string",
        "B072; a; REGEX; [; invalid silence: invalid label matcher 0 in set 0: bad regular",
        "B064; a; REGEX; (?=x); invalid silence: invalid label matcher 0 in set 0: bad regular",
        "10.2; ''; EQUAL; x; invalid silence: invalid label matcher 0 in set 0: invalid label name",
      })
  @Tag("B064")
  @Tag("B071")
  @Tag("B072")
  void badMatchers(String id, String name, MatchOperator operator, String value, String reason) {
    var edit =
        edit(
            with(List.of(new PostedMatcher(name, operator, value, LabelSyntax.FALLBACK))),
            Optional.empty());

    assertThat(reasonOf(edit)).startsWith(reason);
  }

  @Tag("AM-2.1")
  @Tag("AM-10.2")
  @ParameterizedTest(name = "under {0} a matcher may name {1}: {2}")
  @CsvSource({
    "FALLBACK, foo🙂, true",
    "FALLBACK, 1foo, true",
    "UTF8_STRICT, a.b, true",
    "CLASSIC, foo_1, true",
    "CLASSIC, foo🙂, false",
    "CLASSIC, 1foo, false",
    "CLASSIC, a.b, false",
  })
  void namesByMode(LabelSyntax syntax, String name, boolean isName) {
    var matcher = new PostedMatcher(name, MatchOperator.EQUAL, "x", syntax);

    var edit = edit(with(List.of(matcher)), Optional.empty());

    if (isName) {
      assertThat(edit).isInstanceOf(SilenceEdit.Created.class);
    } else {
      assertThat(reasonOf(edit))
          .isEqualTo(
              "invalid silence: invalid label matcher 0 in set 0: invalid label name \"%s\""
                  .formatted(name));
    }
  }

  @ParameterizedTest
  @DisplayName("matchers that miss a label on purpose are fine")
  @ValueSource(strings = {"NOT_EQUAL", "NOT_REGEX"})
  void negativeMatcherAlone(MatchOperator operator) {
    var edit =
        edit(
            with(List.of(new PostedMatcher("a", operator, "x", LabelSyntax.FALLBACK))),
            Optional.empty());

    assertThat(edit).isInstanceOf(SilenceEdit.Created.class);
  }

  @Test
  @Tag("B079")
  @DisplayName("a silence that is too large")
  void tooLarge() {
    limits = limits.silencesUpTo(10);
    var posted =
        new PostedSilence(Optional.empty(), A_AND_B, at(0), at(100), "ops", "größer", Map.of());

    assertThat(edit(posted, Optional.empty()))
        .isEqualTo(refused("silence exceeded maximum size: 15 bytes (limit: 10 bytes)"));
  }

  @Test
  @Tag("B081")
  @Tag("L-15")
  @Tag("L-22")
  @DisplayName("too many matchers, and too long ones")
  void limitsOfMatchers() {
    var many = Collections.nCopies(65, equal("a", "1"));
    var longText = List.of(equal("a", "x".repeat(5_000)));
    var longExpression =
        List.of(
            new PostedMatcher("a", MatchOperator.REGEX, "x".repeat(1_025), LabelSyntax.FALLBACK));

    assertThat(reasonOf(edit(with(many), Optional.empty()))).contains("65 matchers");
    assertThat(reasonOf(edit(with(longText), Optional.empty()))).contains("too long");
    assertThat(reasonOf(edit(with(longExpression), Optional.empty()))).contains("too long");
  }

  @Test
  @Tag("B078")
  @Tag("L-16")
  @DisplayName("where a longest duration is set, from now or the start to the end")
  void tooLong() {
    limits = limits.lastingUpTo(Duration.ofSeconds(100));

    assertThat(edit(posting(-500, 100), Optional.empty())).isInstanceOf(SilenceEdit.Created.class);
    assertThat(edit(posting(50, 150), Optional.empty())).isInstanceOf(SilenceEdit.Created.class);
    assertThat(reasonOf(edit(posting(50, 151), Optional.empty())))
        .contains("tocsin.gateway.silence.limits.duration");
  }

  private SilenceEdit edit(PostedSilence posted, Optional<Silence> old) {
    return new SilenceDecision(posted, kept, limits, () -> NEW_ID, NOW).about(old);
  }

  private static PostedSilence posting(int start, int end) {
    return new PostedSilence(
        Optional.empty(), A_AND_B, at(start), at(end), "ops", "disk swap", Map.of());
  }

  private static PostedSilence posting(String id, int start, int end) {
    return new PostedSilence(
        Optional.of(id), A_AND_B, at(start), at(end), "ops", "disk swap", Map.of());
  }

  private static PostedSilence with(List<PostedMatcher> matchers) {
    return new PostedSilence(Optional.empty(), matchers, at(0), at(100), "", "", Map.of());
  }

  private static Silence silence(String id, int start, int end) {
    return posting(start, end).silence(id, NOW.plusSeconds(start), NOW.minusSeconds(60));
  }

  private static SourceTime at(int seconds) {
    return SourceTime.utc(NOW.plusSeconds(seconds));
  }

  private static PostedMatcher equal(String name, String value) {
    return new PostedMatcher(name, MatchOperator.EQUAL, value, LabelSyntax.FALLBACK);
  }

  private static SilenceEdit refused(String reason) {
    return new SilenceEdit.Rejected(reason);
  }

  private static String reasonOf(SilenceEdit edit) {
    return edit instanceof SilenceEdit.Rejected(var reason) ? reason : "not refused: " + edit;
  }
}
