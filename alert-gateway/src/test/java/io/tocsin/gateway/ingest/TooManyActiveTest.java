package io.tocsin.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.gateway.active.ActiveAlertLimits;
import io.tocsin.gateway.active.ActiveAlerts;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.memory.MemoryBudget;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TooManyActiveTest {
  private static final String NOTICE = "TocsinTooManyActiveAlerts";

  @Test
  @Tag("F02")
  @Tag("L-12")
  @DisplayName("of 60 000 alerts that differ in one label, 20 000 are stored")
  void labelBomb() {
    var posting = new Posting(new ExplicitLimits(100_000, 128, 64, 256 * 1024));

    var result = posting.post(bomb(60_000));

    assertThat(result.stored()).isEqualTo(20_000);
    assertThat(result.limited()).isEqualTo(40_000);
    assertThat(result.rejections()).isEmpty();
    assertThat(named(posting, "Bomb")).hasSize(20_000);
  }

  @Test
  @Tag("F02")
  @DisplayName("an alert names the alertname and the label with most values")
  void notice() {
    var posting = limitedTo(ActiveAlertLimits.UNLIMITED, new ActiveAlertLimits(1));

    posting.post(bomb(5));

    assertThat(named(posting, NOTICE))
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.labels().valueOrEmpty("limited_alertname")).isEqualTo("Bomb");
              assertThat(notice.annotations().valueOrEmpty("summary"))
                  .isEqualTo(
                      "More than 1 alerts named \"Bomb\" are active; new ones are not stored.");
              assertThat(notice.annotations().valueOrEmpty("description"))
                  .startsWith("The label with the most values is \"request_id\".");
              assertThat(notice.isResolvedAt(Posting.NOW)).isFalse();
            });
  }

  @Test
  @Tag("B048")
  @DisplayName("the other alerts of the request are stored")
  void othersAreStored() {
    var posting = limitedTo(ActiveAlertLimits.UNLIMITED, new ActiveAlertLimits(1));

    posting.post(bomb(3).replace("]", ",{\"labels\":{\"alertname\":\"Good\"}}]"));

    assertThat(named(posting, "Bomb")).hasSize(1);
    assertThat(named(posting, "Good")).hasSize(1);
  }

  @Test
  @Tag("B048")
  @Tag("L-11")
  @DisplayName("too many in all, whatever their names")
  void tooManyInAll() {
    var posting = limitedTo(new ActiveAlertLimits(2), ActiveAlertLimits.UNLIMITED);

    var result = posting.post(bomb(5));

    assertThat(result.limited()).isEqualTo(3);
    assertThat(named(posting, NOTICE))
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice.annotations().valueOrEmpty("description"))
                    .startsWith("Most of the alerts not stored are named \"Bomb\"."));
  }

  @Test
  @Tag("L-12")
  @DisplayName("an alert that was stored may be repeated and may end")
  void knownOnesGoOn() {
    var posting = limitedTo(ActiveAlertLimits.UNLIMITED, new ActiveAlertLimits(2));
    posting.post(bomb(2));

    var again = posting.post(bomb(2));
    var over =
        posting.post(
            "[{\"labels\":{\"alertname\":\"Bomb\",\"request_id\":\"0\",\"job\":\"web\"},\"endsAt\":\"2026-11-24T09:59:00Z\"}]");

    assertThat(again.limited()).isZero();
    assertThat(over.resolved()).isEqualTo(1);
    assertThat(posting.post(bomb(3)).limited()).isEqualTo(1);
  }

  @Test
  @Tag("L-11")
  @DisplayName("alerts that take too much memory are answered with 200, counted and said")
  void tooMuchMemory() {
    var posting = limitedTo(new MemoryBudget(4 << 20));

    var result = posting.post(large("Flood", 40));
    var other = posting.post("[{\"labels\":{\"alertname\":\"Good\"}}]");

    assertThat(result.rejections()).isEmpty();
    assertThat(result.limited()).isBetween(25, 29);
    assertThat(other.stored()).isEqualTo(1);
    assertThat(named(posting, NOTICE))
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.labels().valueOrEmpty("limited_alertname")).isEqualTo("Flood");
              assertThat(notice.annotations().valueOrEmpty("summary"))
                  .isEqualTo(
                      "Active alerts have almost used up their memory budget of 4 MiB, and those"
                          + " named \"Flood\" take more than their share; new alerts of this name are"
                          + " not stored.");
            });
  }

  @Test
  @Tag("L-11")
  @DisplayName("a known alert whose text grows too much goes on without it")
  void knownAlertGrows() {
    var posting = limitedTo(new MemoryBudget(100 << 10));
    posting.post("[{\"labels\":{\"alertname\":\"A\"}}]");

    var result =
        posting.post(
            "[{\"labels\":{\"alertname\":\"A\"},\"annotations\":{\"text\":\"%s\",\"b\":\"%s\"}}]"
                .formatted("x".repeat(60_000), "y".repeat(60_000)));

    assertThat(result.stored()).isEqualTo(1);
    assertThat(result.limited()).isZero();
    assertThat(named(posting, "A").getLast().annotations().valueOrEmpty("__tocsin_annotations_cut"))
        .isEqualTo("2 of 2 are left out");
  }

  private static Posting limitedTo(MemoryBudget budget) {
    return new Posting(
        ExplicitLimits.DEFAULTS,
        new ActiveAlerts(ActiveAlertLimits.UNLIMITED, ActiveAlertLimits.UNLIMITED, budget));
  }

  /** Four annotations of 58 KB each. */
  private static String large(String name, int alerts) {
    var text = "x".repeat(58_000);
    return IntStream.range(0, alerts)
        .mapToObj(
            i ->
                "{\"labels\":{\"alertname\":\"%s\",\"i\":\"%d\"},\"annotations\":{\"a\":\"%s\",\"b\":\"%s\",\"c\":\"%s\",\"d\":\"%s\"}}"
                    .formatted(name, i, text, text, text, text))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static Posting limitedTo(ActiveAlertLimits total, ActiveAlertLimits perName) {
    return new Posting(
        ExplicitLimits.DEFAULTS, new ActiveAlerts(total, perName, MemoryBudget.UNLIMITED));
  }

  private static List<Alert> named(Posting posting, String name) {
    return posting.log.alerts().stream().filter(alert -> alert.name().equals(name)).toList();
  }

  private static String bomb(int alerts) {
    return IntStream.range(0, alerts)
        .mapToObj(
            i ->
                "{\"labels\":{\"alertname\":\"Bomb\",\"job\":\"web\",\"request_id\":\"%d\"}}"
                    .formatted(i))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
