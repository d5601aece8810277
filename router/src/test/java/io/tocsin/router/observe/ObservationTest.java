package io.tocsin.router.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertSources;
import io.tocsin.model.label.LabelSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which reports are passed on. Times are seconds; the first report comes at 0 and gives 240 s. */
class ObservationTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final ObservedAlert known = observed(reported(0, 240, "text"));

  @Test
  void firstReportIsPassedOn() {
    assertThat(observe(null, AlertEntry.of(reported(0, 240, "text")), at(0)))
        .isInstanceOf(Observation.Changed.class);
  }

  @Test
  void refreshIsHeldBackInTheFirstHalfOfTheLease() {
    var observation = observe(known, AlertEntry.of(reported(60, 300, "text")), at(60));

    assertThat(observation)
        .isInstanceOfSatisfying(
            Observation.HeldBack.class,
            heldBack -> {
              assertThat(heldBack.alert().knownEnd()).isEqualTo(at(300));
              assertThat(heldBack.alert().renewalDue()).isEqualTo(at(120));
            });
  }

  @Test
  void refreshIsPassedOnInTheSecondHalfOfTheLease() {
    var observation = observe(known, AlertEntry.of(reported(120, 360, "text")), at(120));

    assertThat(observation)
        .isInstanceOfSatisfying(
            Observation.Changed.class,
            changed -> assertThat(changed.alert().alert().endsAt()).isEqualTo(at(360)));
  }

  @Test
  void newTextIsPassedOn() {
    assertThat(observe(known, AlertEntry.of(reported(10, 250, "other")), at(10)))
        .isInstanceOf(Observation.Changed.class);
  }

  @Test
  void resolveThatIsSaidAgainIsKnownAsThat() {
    var resolved = observe(known, AlertEntry.of(reported(20, 19, "text")), at(20));
    assertThat(resolved).isInstanceOf(Observation.Changed.class);

    var after = ((Observation.Changed) resolved).alert();
    assertThat(observe(after, AlertEntry.of(reported(80, 19, "text")), at(80)))
        .isEqualTo(new Observation.ResolvedAgain(after.alert()));
  }

  @Test
  void reportReadTwiceAfterACrashIsPassedOnAgain() {
    assertThat(observe(known, AlertEntry.of(reported(0, 240, "text")), at(30)))
        .isInstanceOf(Observation.Changed.class);
  }

  @Test
  void olderReportReadAgainAfterACrashIsDropped() {
    var newer = observed(reported(60, 300, "text"));

    assertThat(observe(newer, AlertEntry.of(reported(0, 240, "text")), at(90)))
        .isInstanceOf(Observation.Stale.class);
  }

  @Test
  void refreshFromAnotherSourceIsPassedOnAndAddsIt() {
    var fromHook =
        AlertEntry.of(reported(10, 250, "text").from(AlertSources.of("hooks/alertmanager")));
    var knownFromApi = observed(reported(0, 240, "text").from(AlertSources.of("api/v2")));

    assertThat(sourcesAfter(knownFromApi, fromHook, at(10)))
        .containsExactly("api/v2", "hooks/alertmanager");
  }

  @Test
  void alertThatFiresAnewIsKnownFromWhereItFiresOnly() {
    var over = observed(reported(0, 5, "text").from(AlertSources.of("api/v2")));
    var anew = AlertEntry.of(reported(10, 250, "text").from(AlertSources.of("hooks/alertmanager")));

    assertThat(sourcesAfter(over, anew, at(10))).containsExactly("hooks/alertmanager");
  }

  @Test
  void alertOfAnOlderRecordStaysOfUnknownSourceWhileItFires() {
    var fromApi = AlertEntry.of(reported(10, 250, "text").from(AlertSources.of("api/v2")));

    assertThat(sourcesAfter(known, fromApi, at(10))).containsExactly("api/v2", "unknown");
  }

  private static List<String> sourcesAfter(ObservedAlert known, AlertEntry entry, Instant now) {
    var changed = (Observation.Changed) observe(known, entry, now);
    return changed.alert().alert().sources().names();
  }

  private static Alert reported(long atSecond, long end, String text) {
    return new Alert(
        LabelSet.of("alertname", "A"),
        LabelSet.of("summary", text),
        at(-1),
        at(end),
        false,
        "",
        at(atSecond),
        ZoneOffset.UTC);
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }

  private static Observation observe(@Nullable ObservedAlert known, AlertEntry entry, Instant now) {
    return Observation.of(known, entry, UnaryOperator.identity(), now);
  }

  private static ObservedAlert observed(Alert alert) {
    return ObservedAlert.of(alert, AlertEntry.contentHash(alert));
  }
}
