package io.tocsin.bench;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatcherParser;
import io.tocsin.model.matcher.Matchers;
import io.tocsin.model.silence.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Alerts of 50,000 machines in 100 clusters, and silences for some of them. */
final class Fleet {
  static final int SIZE = 50_000;
  static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

  private static final MatcherParser PARSER = new MatcherParser(LabelSyntax.UTF8_STRICT);

  private Fleet() {}

  static List<LabelSet> alerts() {
    return IntStream.range(0, SIZE).mapToObj(Fleet::alert).toList();
  }

  static LabelSet alert(int machine) {
    return LabelSet.of(
        "alertname",
        "Symptom" + machine % 10_000,
        "cluster",
        "c" + machine % 100,
        "instance",
        "web-" + machine + ".example.org:9100",
        "job",
        "node",
        "severity",
        "warning");
  }

  static Silence silence(int id, String matchers) {
    return new Silence(
        "silence-" + id,
        matchers(matchers),
        NOW,
        NOW.plusSeconds(3600),
        NOW,
        "ann",
        "maintenance",
        Map.of());
  }

  static Matchers matchers(String text) {
    return PARSER.parseList(text);
  }
}
