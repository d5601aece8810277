package io.tocsin.gateway.active;

import static io.tocsin.gateway.active.ActiveAlerts.Entry.ADMITTED;
import static io.tocsin.gateway.active.ActiveAlerts.Entry.ONLY_WITHOUT_ANNOTATIONS;
import static io.tocsin.gateway.active.ActiveAlerts.Entry.TOO_MANY;
import static io.tocsin.gateway.active.ActiveAlerts.Entry.TOO_MANY_OF_THIS_NAME;
import static io.tocsin.gateway.active.ActiveAlerts.Entry.TOO_MUCH;
import static io.tocsin.gateway.active.ActiveAlerts.Entry.TOO_MUCH_OF_THIS_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.query.ActiveAlert;
import io.tocsin.events.query.RouterLoad;
import io.tocsin.gateway.active.ActiveAlerts.Entry;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.memory.MemoryBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ActiveAlertsTest {
  private static final Duration LIFE = Duration.ofMinutes(4);

  private final ActiveAlerts active =
      new ActiveAlerts(new ActiveAlertLimits(3), new ActiveAlertLimits(2), MemoryBudget.UNLIMITED);
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");

  @Test
  @DisplayName("L-12 one more of a name than there may be is too many, another name is not")
  void limitOfOneName() {
    assertThat(enter("A", 1)).isEqualTo(ADMITTED);
    assertThat(enter("A", 2)).isEqualTo(ADMITTED);
    assertThat(enter("A", 3)).isEqualTo(TOO_MANY_OF_THIS_NAME);
    assertThat(enter("B", 4)).isEqualTo(ADMITTED);
  }

  @Test
  @DisplayName("L-11 one more than there may be in all is too many, whatever its name")
  void limitOfAll() {
    enter("A", 1);
    enter("A", 2);
    enter("B", 3);

    assertThat(enter("B", 4)).isEqualTo(TOO_MANY);
    assertThat(enter("C", 5)).isEqualTo(TOO_MANY);
  }

  @Test
  @DisplayName("4.3 a known alert is always let in")
  void knownAlertIsLetIn() {
    enter("A", 1);
    enter("A", 2);

    assertThat(enter("A", 1)).isEqualTo(ADMITTED);
    assertThat(active.size(now)).isEqualTo(2);
  }

  @Test
  @DisplayName("the end of an alert is let in, known or not, and makes room")
  void endMakesRoom() {
    enter("A", 1);
    enter("A", 2);

    assertThat(end("A", 9)).isEqualTo(ADMITTED);
    assertThat(enter("A", 3)).isEqualTo(TOO_MANY_OF_THIS_NAME);
    assertThat(end("A", 1)).isEqualTo(ADMITTED);
    assertThat(enter("A", 3)).isEqualTo(ADMITTED);
  }

  @Test
  @DisplayName("4.3 an alert that is not repeated makes room when its end has passed")
  void endedOnesMakeRoom() {
    enter("A", 1);
    now = now.plus(LIFE.dividedBy(2));
    enter("A", 2);

    now = now.plus(LIFE.dividedBy(2));

    assertThat(enter("A", 3)).isEqualTo(ADMITTED);
    assertThat(enter("A", 4)).isEqualTo(TOO_MANY_OF_THIS_NAME);
    assertThat(active.size(now)).isEqualTo(2);
  }

  @Test
  @DisplayName("a repeated alert keeps its room beyond its first end")
  void repeatedOnesKeepTheirRoom() {
    enter("A", 1);
    enter("A", 2);
    now = now.plus(LIFE.dividedBy(2));
    enter("A", 1);
    enter("A", 2);

    now = now.plus(LIFE.dividedBy(2));

    assertThat(enter("A", 3)).isEqualTo(TOO_MANY_OF_THIS_NAME);
  }

  @Test
  @DisplayName("ended alerts of all names make room in all")
  void endedOnesOfOthersMakeRoom() {
    enter("A", 1);
    enter("B", 2);
    enter("C", 3);

    now = now.plus(LIFE);

    assertThat(enter("D", 4)).isEqualTo(ADMITTED);
    assertThat(active.size(now)).isEqualTo(1);
  }

  @Test
  @DisplayName("ended alerts are forgotten also where nothing is limited")
  void endedOnesAreForgotten() {
    var unlimited = unlimited(MemoryBudget.UNLIMITED);
    for (int i = 0; i < 60_000; i++) {
      enter(unlimited, alert("A", i, "", now.plusMillis(1)));
    }
    assertThat(unlimited.size(now)).isEqualTo(60_000);
    assertThat(unlimited.size(now.plusMillis(1))).isZero();
  }

  @Test
  @DisplayName("many names that flood evenly leave room for one that has little")
  void evenFloodLeavesRoom() {
    var byCount =
        new ActiveAlerts(
            new ActiveAlertLimits(1_000), ActiveAlertLimits.UNLIMITED, MemoryBudget.UNLIMITED);
    var byBytes = unlimited(new MemoryBudget(500_000));
    for (int i = 0; i < 2_000; i++) {
      enter(byCount, alert("Flood" + i % 20, i, "", now.plus(LIFE)));
      enter(byBytes, alert("Flood" + i % 20, i, "", now.plus(LIFE)));
    }

    assertThat(enter(byCount, alert("Honest", 1, "", now.plus(LIFE)))).isEqualTo(ADMITTED);
    assertThat(enter(byBytes, alert("Honest", 1, "", now.plus(LIFE)))).isEqualTo(ADMITTED);
    assertThat(enter(byCount, alert("Flood0", 0, "x", now.plus(LIFE)))).isEqualTo(ADMITTED);
    assertThat(enter(byCount, alert("Flood0", 9_999, "", now.plus(LIFE)))).isEqualTo(TOO_MANY);
  }

  @Test
  @DisplayName("zero means zero")
  void zero() {
    var none =
        new ActiveAlerts(
            ActiveAlertLimits.UNLIMITED, new ActiveAlertLimits(0), MemoryBudget.UNLIMITED);

    assertThat(enter(none, alert("A", 1, "", now.plus(LIFE)))).isEqualTo(TOO_MANY_OF_THIS_NAME);
  }

  @Test
  @DisplayName("L-11 alerts of another name find room while one name floods, up to the last tenth")
  void floodLeavesRoomForOthers() {
    var bounded = unlimited(new MemoryBudget(40 << 20));
    int taken = flood(bounded, 200);

    assertThat(taken).isBetween(130, 136);
    assertThat(enter(bounded, large("Flood", 9999))).isEqualTo(TOO_MUCH_OF_THIS_NAME);
    assertThat(enter(bounded, large("Other", 1))).isEqualTo(ADMITTED);
    assertThat(enter(bounded, alert("Flood", 9999, "", now.plus(LIFE))))
        .isEqualTo(TOO_MUCH_OF_THIS_NAME);
    for (int i = 0; i < 1000; i++) {
      assertThat(enter(bounded, alert("Good", i, "", now.plus(LIFE)))).isEqualTo(ADMITTED);
    }
  }

  @Test
  @DisplayName("L-11 large alerts of many names leave the last tenth to small ones")
  void manyNamesLeaveTheLastTenth() {
    var bounded = unlimited(new MemoryBudget(40 << 20));
    int taken = 0;
    while (enter(bounded, large("Flood" + taken, taken)) == ADMITTED) {
      taken++;
    }

    assertThat(bounded.bytes(now)).isBetween(34L << 20, 36L << 20);
    assertThat(enter(bounded, large("More", 1))).isEqualTo(TOO_MUCH);
    assertThat(enter(bounded, alert("More", 1, "x".repeat(16 << 10), now.plus(LIFE))))
        .isEqualTo(ADMITTED);
  }

  @Test
  @DisplayName("L-11 the end of a large alert makes room")
  void endMakesRoomInBytes() {
    var bounded = unlimited(new MemoryBudget(40 << 20));
    int taken = flood(bounded, 200);

    for (int i = 0; i < taken; i++) {
      enter(bounded, alert("Flood", i, "", now));
    }

    assertThat(bounded.bytes(now)).isZero();
    assertThat(flood(bounded, 200)).isEqualTo(taken);
  }

  @Test
  @DisplayName("L-11 a known alert that grows beyond the budget goes on without its annotations")
  void knownAlertGrowsWithoutAnnotations() {
    var bounded = unlimited(new MemoryBudget(1 << 20));
    enter(bounded, alert("A", 1, "short", now.plus(LIFE)));
    long before = bounded.bytes(now);

    assertThat(enter(bounded, alert("A", 1, "x".repeat(1 << 20), now.plus(LIFE))))
        .isEqualTo(ONLY_WITHOUT_ANNOTATIONS);
    assertThat(bounded.bytes(now)).isEqualTo(before);
    assertThat(enter(bounded, alert("A", 1, "other", now.plus(LIFE)))).isEqualTo(ADMITTED);
  }

  @Test
  @DisplayName("what the router holds from before our start counts")
  void whatTheRouterHoldsCounts() {
    var bounded = unlimited(MemoryBudget.UNLIMITED);
    bounded.routerHolds(new RouterLoad(40 << 20, 35 << 20, Map.of("Flood", 30L << 20)));

    assertThat(bounded.bytes(now)).isEqualTo(35 << 20);
    assertThat(enter(bounded, large("Flood", 1))).isEqualTo(TOO_MUCH_OF_THIS_NAME);
    assertThat(enter(bounded, alert("Good", 1, "", now.plus(LIFE)))).isEqualTo(ADMITTED);
  }

  @Test
  @DisplayName("what came in before the router said what it holds costs no one who has little")
  void beyondTheBudgetWhoHasLittleGoesOn() {
    var bounded = unlimited(MemoryBudget.UNLIMITED);
    bounded.routerHolds(new RouterLoad(40 << 20, 45 << 20, Map.of("Flood", 45L << 20)));

    assertThat(enter(bounded, alert("Good", 1, "", now.plus(LIFE)))).isEqualTo(ADMITTED);
    assertThat(enter(bounded, alert("Flood", 1, "", now.plus(LIFE)))).isEqualTo(TOO_MUCH);
  }

  @Test
  @DisplayName("what was let in and the router leaves out costs no one who has little")
  void whatIsLeftOutTakesNoRoomThere() {
    var bounded = unlimited(new MemoryBudget(1 << 20));
    flood(bounded, 200);
    var old = alert("Old", 1, "", now.plus(LIFE));
    bounded.learn(
        List.of(new ActiveAlert("Old", old.fingerprint(), 0, now.plus(LIFE), 1 << 20)), now);
    bounded.routerHolds(new RouterLoad(1 << 20, 1_100_000, Map.of()));

    assertThat(enter(bounded, alert("Good", 1, "", now.plus(LIFE)))).isEqualTo(ADMITTED);
  }

  @Test
  @DisplayName("what was heard here and is held there counts once")
  void whatBothKnowCountsOnce() {
    var bounded = unlimited(MemoryBudget.UNLIMITED);
    enter(bounded, large("A", 1));
    long here = bounded.bytes(now);

    bounded.routerHolds(new RouterLoad(40 << 20, here, Map.of("A", here)));

    assertThat(bounded.bytes(now)).isEqualTo(here);
  }

  @Test
  @DisplayName("4.3 what the router knew before our start is known, and goes on")
  void whatTheRouterKnewGoesOn() {
    var bounded = unlimited(new MemoryBudget(40 << 20));
    var known = large("Flood", 1);
    bounded.routerHolds(new RouterLoad(40 << 20, 39 << 20, Map.of("Flood", 39L << 20)));
    assertThat(bounded.knowsLittle()).isTrue();

    bounded.learn(
        List.of(
            new ActiveAlert(
                "Flood",
                known.fingerprint(),
                AlertEntry.contentHash(known),
                now.plus(LIFE),
                39 << 20)),
        now);
    bounded.routerHolds(new RouterLoad(40 << 20, 39 << 20, Map.of("Flood", 39L << 20)));

    assertThat(bounded.bytes(now)).isEqualTo(39 << 20);
    assertThat(bounded.knowsLittle()).isFalse();
    assertThat(enter(bounded, known)).isEqualTo(ADMITTED);
    assertThat(enter(bounded, large("Flood", 2))).isEqualTo(TOO_MUCH_OF_THIS_NAME);
  }

  private int flood(ActiveAlerts bounded, int most) {
    int taken = 0;
    while (taken < most && enter(bounded, large("Flood", taken)) == ADMITTED) {
      taken++;
    }
    return taken;
  }

  private Alert large(String name, long number) {
    return alert(name, number, "x".repeat(234_000), now.plus(LIFE));
  }

  private Entry enter(String name, long number) {
    return enter(active, alert(name, number, "", now.plus(LIFE)));
  }

  private Entry end(String name, long number) {
    return enter(active, alert(name, number, "", now));
  }

  private Entry enter(ActiveAlerts alerts, Alert alert) {
    return alerts.enter(alert, AlertEntry.of(alert), now);
  }

  private static ActiveAlerts unlimited(MemoryBudget budget) {
    return new ActiveAlerts(ActiveAlertLimits.UNLIMITED, ActiveAlertLimits.UNLIMITED, budget);
  }

  private Alert alert(String name, long number, String text, Instant end) {
    return new Alert(
        LabelSet.of("alertname", name, "number", String.valueOf(number)),
        text.isEmpty() ? LabelSet.EMPTY : LabelSet.of("text", text),
        now.minus(LIFE),
        end,
        false,
        "",
        now,
        ZoneOffset.UTC);
  }
}
