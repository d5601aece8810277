package io.tocsin.bench.mixed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.bench.subject.Post;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixedTrafficTest {
  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
  private static final MixedTraffic TRAFFIC = new MixedTraffic(NOW);

  @Test
  void openingPostsBringEachAlertOnceAndEachGroupInOneOfThem() {
    var alerts = new HashSet<String>();
    var groups = new HashSet<String>();
    for (int step = 0; step < MixedTraffic.OPENING; step++) {
      var post = TRAFFIC.opening(step, NOW);
      assertThat(post.alerts()).isEqualTo(600);
      alerts.addAll(found("\"instance\":\"[^\"]+\"", post));
      assertThat(groups.addAll(found("\"alertname\":\"[^\"]+\",\"cluster\":\"[^\"]+\"", post)))
          .isTrue();
    }

    assertThat(alerts).hasSize(Population.ACTIVE);
    assertThat(groups).hasSize(400);
  }

  @Test
  void anEndIsNowAndOthersEndInFourMinutes() {
    var post = TRAFFIC.beat(Population.initial(), NOW);

    assertThat(found("\"endsAt\":\"2026-11-30T10:00:00Z\"", post)).hasSize(100);
    assertThat(found("\"endsAt\":\"2026-11-30T10:04:00Z\"", post)).hasSize(700);
  }

  @Test
  void noAlertStartsAheadOfItsRequest() {
    var starts = found("\"startsAt\":\"[^\"]+\"", TRAFFIC.beat(Population.initial(), NOW));

    assertThat(starts)
        .allSatisfy(
            start -> assertThat(start.compareTo("\"startsAt\":\"" + NOW)).isLessThanOrEqualTo(0));
  }

  @Test
  void silencesTenAlertsInTheMiddleOfTheirLife() {
    assertThat(TRAFFIC.silence(new Population(1000, 0), NOW))
        .contains("\"value\":\"web-700[0-9]\\\\.example\\\\.org:.+\"");
  }

  @Test
  void readsEverythingOnceInAQuarterOfAMinute() {
    var paths =
        IntStream.range(0, 15).boxed().flatMap(beat -> MixedTraffic.reads(beat).stream()).toList();

    assertThat(paths)
        .hasSize(22)
        .contains("/api/v2/alerts?filter=alertname%3D%22Symptom3%22")
        .contains("/api/v2/alerts/groups?filter=cluster%3D%22c2%22")
        .contains("/api/v2/silences")
        .containsOnlyOnce("/api/v2/alerts");
  }

  private static List<String> found(String pattern, Post post) {
    return Pattern.compile(pattern)
        .matcher(new String(post.bytes(), UTF_8))
        .results()
        .map(found -> found.group())
        .toList();
  }
}
