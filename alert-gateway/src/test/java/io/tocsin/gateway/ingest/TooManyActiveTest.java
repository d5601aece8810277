package io.tocsin.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.gateway.active.ActiveAlerts;
import io.tocsin.gateway.active.Ceiling;
import io.tocsin.model.alert.Alert;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TooManyActiveTest {
  private static final String NOTICE = "TocsinTooManyActiveAlerts";

  @Test
  @DisplayName("F02, L-12: of 60 000 alerts that differ in one label, 20 000 are stored")
  void labelBomb() {
    var posting = new Posting(new ExplicitLimits(100_000, 128, 64, 256 * 1024));

    var receipt = posting.post(bomb(60_000));

    assertThat(receipt.stored()).isEqualTo(20_000);
    assertThat(receipt.limited()).isEqualTo(40_000);
    assertThat(receipt.refusals()).isEmpty();
    assertThat(named(posting, "Bomb")).hasSize(20_000);
  }

  @Test
  @DisplayName("F02: an alert names the alertname and the label with most values")
  void notice() {
    var posting = limitedTo(Ceiling.UNLIMITED, new Ceiling(1));

    posting.post(bomb(5));

    assertThat(named(posting, NOTICE))
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.labels().valueOrEmpty("limited_alertname")).isEqualTo("Bomb");
              assertThat(notice.annotations().valueOrEmpty("summary"))
                  .isEqualTo(
                      "More than 1 alerts named \"Bomb\" are active; those that came later are not stored.");
              assertThat(notice.annotations().valueOrEmpty("description"))
                  .startsWith("The label with most values is \"request_id\".");
              assertThat(notice.isResolvedAt(Posting.NOW)).isFalse();
            });
  }

  @Test
  @DisplayName("B048: the other alerts of the request are stored")
  void othersAreStored() {
    var posting = limitedTo(Ceiling.UNLIMITED, new Ceiling(1));

    posting.post(bomb(3).replace("]", ",{\"labels\":{\"alertname\":\"Good\"}}]"));

    assertThat(named(posting, "Bomb")).hasSize(1);
    assertThat(named(posting, "Good")).hasSize(1);
  }

  @Test
  @DisplayName("B048, L-11: too many in all, whatever their names")
  void tooManyInAll() {
    var posting = limitedTo(new Ceiling(2), Ceiling.UNLIMITED);

    var receipt = posting.post(bomb(5));

    assertThat(receipt.limited()).isEqualTo(3);
    assertThat(named(posting, NOTICE))
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice.annotations().valueOrEmpty("description"))
                    .startsWith("Most of those that came later are named \"Bomb\"."));
  }

  @Test
  @DisplayName("L-12: an alert that was stored may be repeated and may end")
  void knownOnesGoOn() {
    var posting = limitedTo(Ceiling.UNLIMITED, new Ceiling(2));
    posting.post(bomb(2));

    var again = posting.post(bomb(2));
    var over =
        posting.post(
            "[{\"labels\":{\"alertname\":\"Bomb\",\"request_id\":\"0\",\"job\":\"web\"},\"endsAt\":\"2026-11-24T09:59:00Z\"}]");

    assertThat(again.limited()).isZero();
    assertThat(over.resolved()).isEqualTo(1);
    assertThat(posting.post(bomb(3)).limited()).isEqualTo(1);
  }

  private static Posting limitedTo(Ceiling total, Ceiling perName) {
    return new Posting(ExplicitLimits.DEFAULTS, new ActiveAlerts(total, perName));
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
