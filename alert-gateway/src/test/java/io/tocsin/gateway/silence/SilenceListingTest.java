package io.tocsin.gateway.silence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import io.tocsin.gateway.call.RequestParameters;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatcherParser;
import io.tocsin.model.silence.Silence;
import io.tocsin.testkit.clock.ManualClock;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which silences are listed, in which order, and what is written of each. */
class SilenceListingTest {
  private static final Instant NOW = ManualClock.START;

  @Test
  @DisplayName("active by the soonest end, pending by the soonest start, expired by the latest end")
  void order() {
    var shuffled =
        List.of(
            silence("expired long ago", -90, -80),
            silence("pending late", 90, 100),
            silence("active long", -10, 90),
            silence("expired just now", -90, -1),
            silence("pending soon", 10, 200),
            silence("active short", -5, 10));

    assertThat(shuffled.stream().sorted(SilenceOrder.at(NOW)).map(Silence::id))
        .containsExactly(
            "active short",
            "active long",
            "pending soon",
            "pending late",
            "expired just now",
            "expired long ago");
  }

  @Test
  @DisplayName("member by member as the original")
  void json() throws IOException {
    var silence =
        new Silence(
            "00000000-0000-4000-8000-000000000001",
            new MatcherParser(LabelSyntax.FALLBACK).parseList("a=\"1\",b!~\"x|y\""),
            NOW,
            NOW.plusMillis(60_001),
            NOW.minusNanos(1),
            "ops",
            "say \"why\"",
            Map.of("ticket", "7"));

    assertThat(written(silence))
        .isEqualTo(
            "{\"id\":\"00000000-0000-4000-8000-000000000001\",\"status\":{\"state\":\"active\"},"
                + "\"updatedAt\":\"2026-09-21T09:41:02.999Z\",\"comment\":\"say \\\"why\\\"\","
                + "\"createdBy\":\"ops\",\"endsAt\":\"2026-09-21T09:42:03.001Z\",\"matchers\":["
                + "{\"isEqual\":true,\"isRegex\":false,\"name\":\"a\",\"value\":\"1\"},"
                + "{\"isEqual\":false,\"isRegex\":true,\"name\":\"b\",\"value\":\"x|y\"}],"
                + "\"startsAt\":\"2026-09-21T09:41:03.000Z\",\"annotations\":{\"ticket\":\"7\"}}");
    assertThat(written(silence("s", 0, 1))).doesNotContain("annotations");
  }

  @ParameterizedTest(name = "{0} lists {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "''; active pending expired",
        "active=false; pending expired",
        "active=0&pending=no; expired",
        "expired=f; active pending",
        "filter=a=1; active pending expired",
        "filter=a=~1; ''",
        "filter=a!=2; ''",
        "filter=a=1&filter=b=2; ''",
      })
  void wanted(String query, String ids) {
    var wanted = SilenceFilter.of(parameters(query));
    var all =
        List.of(silence("active", -1, 1), silence("pending", 1, 2), silence("expired", -2, -1));

    assertThat(
            String.join(
                " ", all.stream().filter(s -> wanted.includes(s, NOW)).map(Silence::id).toList()))
        .isEqualTo(ids);
  }

  @Test
  @DisplayName("a silence is forgotten when its end is past the retention")
  void retention() {
    var silences =
        List.of(
            silence("active", -500, 1), silence("kept", -500, -100), silence("old", -500, -101));

    assertThat(SilenceUpkeep.pastRetention(silences, Duration.ofSeconds(100), NOW))
        .containsExactly("old");
  }

  private static RequestParameters parameters(String query) {
    var values = MultiMap.caseInsensitiveMultiMap();
    for (var pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.add(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return new RequestParameters(Map.of(), values, LabelSyntax.FALLBACK);
  }

  private static String written(Silence silence) throws IOException {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      new SilenceJson(json, NOW).one(silence);
    }
    return text.toString();
  }

  private static Silence silence(String id, int start, int end) {
    return new Silence(
        id,
        new MatcherParser(LabelSyntax.FALLBACK).parseList("a=\"1\""),
        NOW.plusSeconds(start),
        NOW.plusSeconds(end),
        NOW,
        "",
        "",
        Map.of());
  }
}
