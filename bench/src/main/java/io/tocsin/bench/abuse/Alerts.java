package io.tocsin.bench.abuse;

import io.tocsin.bench.subject.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies of {@code POST /api/v2/alerts}. */
final class Alerts {
  static final String PATH = "/api/v2/alerts";
  private static final int PER_POST = 64;
  private static final int BIG_TEXTS = 4;
  private static final int BIG_TEXT = 58_000;
  private static final Duration LIFE = Duration.ofMinutes(10);

  private Alerts() {}

  static Post honest(String name, Instant now) {
    return Post.of(PATH, "[" + alert(name, "web-1", "\"summary\":\"down\"", now) + "]", 1);
  }

  /** Twenty names, a million instances. */
  static Post flood(RandomGenerator dice, Instant now) {
    var alerts =
        IntStream.range(0, PER_POST)
            .mapToObj(
                i ->
                    alert(
                        "Flood" + dice.nextInt(20),
                        "host-" + dice.nextInt(1_000_000),
                        "\"summary\":\"flooded\"",
                        now))
            .collect(Collectors.joining(",", "[", "]"));
    return Post.of(PATH, alerts, PER_POST);
  }

  /** One alert of about 234 KB, just within every limit. */
  static Post big(RandomGenerator dice, Instant now) {
    var text = Long.toHexString(dice.nextLong()).repeat(BIG_TEXT / 16);
    var annotations =
        IntStream.range(0, BIG_TEXTS)
            .mapToObj(i -> "\"text%d\":\"%s\"".formatted(i, text + dice.nextInt()))
            .collect(Collectors.joining(","));
    return Post.of(PATH, "[" + alert("Big", "host-" + dice.nextInt(), annotations, now) + "]", 1);
  }

  private static String alert(String name, String instance, String annotations, Instant now) {
    return """
        {"labels":{"alertname":"%s","instance":"%s"},"annotations":{%s},"startsAt":"%s","endsAt":"%s"}"""
        .formatted(name, instance, annotations, now, now.plus(LIFE));
  }
}
