package io.tocsin.router.inhibit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.inhibit.InhibitRule;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatcherParser;
import io.tocsin.model.matcher.Matchers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InhibitorTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
  private static final InhibitRule CRIT_OVER_WARN =
      rule("crit over warn", "{sev=\"crit\"}", "{sev=\"warn\"}", "cl");
  private static final InhibitRule A_OVER_B = rule("a over b", "{a=\"1\"}", "{b=\"1\"}");
  private static final LabelSet CRIT = LabelSet.of("sev", "crit", "cl", "1");
  private static final LabelSet WARN = LabelSet.of("sev", "warn", "cl", "1");

  @Test
  @Tag("AM-S14")
  @DisplayName("a warning is inhibited while the critical alert fires, and free when it ends")
  void whileTheSourceFires() {
    var inhibitor = new Inhibitor(List.of(CRIT_OVER_WARN));
    inhibitor.put(alert(CRIT, 0, 3));

    assertThat(at(2, inhibitor, WARN).map(Inhibition::source)).contains(CRIT.fingerprint());
    assertThat(at(3, inhibitor, WARN)).isEmpty();
  }

  @Test
  @Tag("AM-S15")
  @DisplayName("a label in equal that both lack is equal")
  void bothLackTheLabel() {
    var inhibitor = new Inhibitor(List.of(CRIT_OVER_WARN));
    inhibitor.put(alert(LabelSet.of("sev", "crit"), 0, 9));

    assertThat(at(1, inhibitor, LabelSet.of("sev", "warn"))).isPresent();
  }

  @Test
  @Tag("AM-S15b")
  @DisplayName("a label in equal that only one lacks is not equal")
  void onlyOneLacksTheLabel() {
    var inhibitor = new Inhibitor(List.of(CRIT_OVER_WARN));
    inhibitor.put(alert(CRIT, 0, 9));

    assertThat(at(1, inhibitor, LabelSet.of("sev", "warn"))).isEmpty();
    assertThat(at(1, inhibitor, WARN.with("cl", "2"))).isEmpty();
  }

  @Test
  @Tag("AM-S16")
  @DisplayName("two alerts on both sides do not inhibit each other, nor themselves")
  void bothSides() {
    var inhibitor = new Inhibitor(List.of(A_OVER_B));
    var x = LabelSet.of("a", "1", "b", "1", "i", "x");
    var y = LabelSet.of("a", "1", "b", "1", "i", "y");
    inhibitor.put(alert(x, 0, 9));
    inhibitor.put(alert(y, 0, 9));

    assertThat(at(1, inhibitor, x)).isEmpty();
    assertThat(at(1, inhibitor, y)).isEmpty();
  }

  @Test
  @Tag("AM-S16b")
  @DisplayName("an alert on both sides inhibits, and is inhibited by, those on one side only")
  void bothSidesAndOneSide() {
    var inhibitor = new Inhibitor(List.of(A_OVER_B));
    var both = LabelSet.of("a", "1", "b", "1");
    var target = LabelSet.of("b", "1");
    inhibitor.put(alert(both, 0, 9));
    assertThat(at(1, inhibitor, target).map(Inhibition::source)).contains(both.fingerprint());
    assertThat(at(1, inhibitor, both)).isEmpty();

    var source = LabelSet.of("a", "1");
    inhibitor.put(alert(source, 0, 9));

    assertThat(at(1, inhibitor, both).map(Inhibition::source)).contains(source.fingerprint());
    assertThat(at(1, inhibitor, target)).isPresent();
    assertThat(at(1, inhibitor, source)).isEmpty();
  }

  @Test
  @Tag("AM-S16c")
  @DisplayName("an alert on both sides does not hide a pure source")
  void bothSidesDoNotHideASource() {
    var inhibitor = new Inhibitor(List.of(A_OVER_B));
    var source = LabelSet.of("a", "1");
    var both = LabelSet.of("a", "1", "b", "1");
    inhibitor.put(alert(source, 0, 5));
    inhibitor.put(alert(both, 0, 9));

    assertThat(at(1, inhibitor, both).map(Inhibition::source)).contains(source.fingerprint());
    assertThat(at(1, inhibitor, source)).isEmpty();
  }

  @Test
  @Tag("AM-S17")
  @DisplayName("while another source with the same values fires, the target stays inhibited")
  void anotherSourceStillFires() {
    var inhibitor = new Inhibitor(List.of(CRIT_OVER_WARN));
    var c1 = CRIT.with("i", "1");
    var c2 = CRIT.with("i", "2");
    inhibitor.put(alert(c1, 0, 6));
    inhibitor.put(alert(c2, 0, 9));
    inhibitor.put(alert(c2, 3, 3));

    assertThat(at(4, inhibitor, WARN).map(Inhibition::source)).contains(c1.fingerprint());

    inhibitor.remove(c2.fingerprint());
    assertThat(at(4, inhibitor, WARN).map(Inhibition::source)).contains(c1.fingerprint());

    inhibitor.remove(c1.fingerprint());
    assertThat(at(4, inhibitor, WARN)).isEmpty();
  }

  @Test
  @Tag("AM-S18")
  @DisplayName("the reason names the source and the rule")
  void reason() {
    var inhibitor = new Inhibitor(List.of(CRIT_OVER_WARN));
    inhibitor.put(alert(CRIT, 0, 9));

    assertThat(at(1, inhibitor, WARN).map(Inhibition::reason))
        .contains("inhibited by " + CRIT.fingerprint() + ", rule \"crit over warn\"");
    assertThat(new Inhibition(CRIT.fingerprint(), rule("", "{a=\"1\"}", "{b=\"1\"}", "c")).reason())
        .isEqualTo(
            "inhibited by " + CRIT.fingerprint() + ", rule {a=\"1\"} over {b=\"1\"}, equal [c]");
  }

  @Test
  @Tag("AM-9")
  @DisplayName("the first rule in the order of the file is the one named")
  void firstRule() {
    var catchAll = rule("late", "{sev=\"crit\"}", "{cl=\"1\"}");
    var inhibitor = new Inhibitor(List.of(CRIT_OVER_WARN, catchAll));
    inhibitor.put(alert(CRIT, 0, 9));

    assertThat(at(1, inhibitor, WARN).map(Inhibition::rule)).contains(CRIT_OVER_WARN);
    assertThat(at(1, inhibitor, WARN.with("sev", "info")).map(Inhibition::rule)).contains(catchAll);
  }

  @Test
  @Tag("AM-9")
  @DisplayName("an empty item in the list of rules inhibits nothing and has no sources")
  void emptyRule() {
    var inhibitor = new Inhibitor(List.of(rule("", "{}", "{}")));
    inhibitor.put(alert(CRIT, 0, 9));

    assertThat(inhibitor.isSource(CRIT)).isFalse();
    assertThat(at(1, inhibitor, WARN)).isEmpty();
  }

  @Test
  @Tag("AM-9")
  @DisplayName("a rule without target matchers is about all alerts that are no source")
  void ruleWithoutTarget() {
    var inhibitor = new Inhibitor(List.of(rule("", "{sev=\"crit\"}", "{}")));
    inhibitor.put(alert(CRIT, 0, 9));

    assertThat(at(1, inhibitor, WARN)).isPresent();
    assertThat(at(1, inhibitor, CRIT.with("i", "2"))).isEmpty();
  }

  @Test
  void onlyTheSourceSideMakesASource() {
    var inhibitor = new Inhibitor(List.of(CRIT_OVER_WARN));

    assertThat(inhibitor.isSource(CRIT)).isTrue();
    assertThat(inhibitor.isSource(WARN)).isFalse();
  }

  @Test
  void anOlderReportDoesNotReplaceANewerOne() {
    var inhibitor = new Inhibitor(List.of(CRIT_OVER_WARN));
    inhibitor.put(alert(CRIT, 3, 3));

    inhibitor.put(alert(CRIT, 0, 9));

    assertThat(at(4, inhibitor, WARN)).isEmpty();
  }

  @Test
  void whatFiresIsDecidedByTheCaller() {
    var inhibitor = new Inhibitor(List.of(CRIT_OVER_WARN));
    inhibitor.put(alert(CRIT, 0, 3));

    assertThat(inhibitor.inhibiting(WARN, source -> true)).isPresent();
    assertThat(inhibitor.inhibiting(WARN, source -> false)).isEmpty();
  }

  private static Optional<Inhibition> at(int second, Inhibitor inhibitor, LabelSet target) {
    var now = START.plusSeconds(second);
    return inhibitor.inhibiting(target, source -> !source.isResolvedAt(now));
  }

  private static Alert alert(LabelSet labels, int updatedAt, int endsAt) {
    return new Alert(
        labels,
        LabelSet.EMPTY,
        START,
        START.plusSeconds(endsAt),
        false,
        "",
        START.plusSeconds(updatedAt),
        ZoneOffset.UTC);
  }

  private static InhibitRule rule(String name, String source, String target, String... equal) {
    return new InhibitRule(name, matchers(source), matchers(target), List.of(equal));
  }

  private static Matchers matchers(String text) {
    return new MatcherParser(LabelSyntax.UTF8_STRICT).parseList(text);
  }
}
