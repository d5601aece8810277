package io.tocsin.gateway.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatcherParser;
import io.tocsin.model.matcher.Matchers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much is much. */
class SilenceCoverageTest {
  @Tag("F58")
  @ParameterizedTest(
      name = "{0} of {1} active alerts, {2} of them critical: broad is {3}, and {4} are counted")
  @CsvSource({
    "6, 10, 0, true, 10",
    "5, 10, 0, false, 5",
    "9, 9, 0, false, 9",
    "1, 1, 0, false, 1",
    "0, 0, 0, false, 0",
    "1, 1, 1, true, 1",
    "1, 100000, 1, true, 100000",
    "50001, 100000, 0, true, 100000",
    "50000, 100000, 0, false, 100000",
  })
  void whatIsBroad(int covered, int active, int critical, boolean isBroad, int counted) {
    var coverage = SilenceCoverage.of(matchers("team=mine"), alerts(covered, active, critical));

    assertThat(coverage.isBroad()).isEqualTo(isBroad);
    assertThat(coverage).isEqualTo(new SilenceCoverage(counted, covered, critical));
  }

  @Test
  @Tag("F58")
  @DisplayName("of the alerts that a narrow silence does not cover only some are looked at")
  void narrowSilenceIsCheap() {
    assertThat(SilenceCoverage.of(matchers("team=mine"), alerts(40, 100_000, 0)).active())
        .isEqualTo(80);
    assertThat(SilenceCoverage.of(matchers("team=mine"), alerts(5, 100_000, 0)).active())
        .isEqualTo(5);
  }

  @Tag("F58")
  @ParameterizedTest(name = "{0} names its alert: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "alertname=DiskFull | true",
        "alertname=DiskFull,instance=~\".+\" | true",
        "alertname=~\"DiskFull\" | false",
        "alertname!=Watchdog | false",
        "alertname=\"\",team=~\".+\" | false",
        "instance=n1 | false",
      })
  void exactName(String matchers, boolean isNamed) {
    assertThat(SilenceCoverage.namesItsAlert(matchers(matchers))).isEqualTo(isNamed);
  }

  @Test
  @Tag("F58")
  @DisplayName(
      "page is as critical as critical, and a critical one that is not covered is not counted")
  void critical() {
    var active =
        List.of(
            LabelSet.of("team", "mine", "severity", "page"),
            LabelSet.of("team", "mine", "severity", "warning"),
            LabelSet.of("team", "other", "severity", "critical"));

    assertThat(SilenceCoverage.of(matchers("team=mine"), of(active)))
        .hasToString("2 of 3 active alerts, 1 of them critical");
  }

  private static Matchers matchers(String text) {
    return new MatcherParser(LabelSyntax.FALLBACK).parseList(text);
  }

  private static FiringAlerts alerts(int covered, int active, int critical) {
    var alerts = new ArrayList<LabelSet>();
    for (int i = 0; i < active; i++) {
      alerts.add(
          LabelSet.of(
              "i", String.valueOf(i),
              "team", i < covered ? "mine" : "other",
              "severity", i < critical ? "critical" : "warning"));
    }
    return of(alerts);
  }

  static FiringAlerts of(List<LabelSet> firing) {
    return (matchers, enough) -> firing.stream().filter(matchers::matches).limit(enough).toList();
  }
}
