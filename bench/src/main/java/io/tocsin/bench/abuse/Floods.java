package io.tocsin.bench.abuse;

import io.tocsin.bench.subject.BareConnection;
import io.tocsin.bench.subject.Post;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Valid requests, too many or too large of them. */
record Floods(InstantSource clock) {
  private static final int POSTS = 50;

  List<Attack> attacks() {
    return List.of(
        new Attack("flood of small alerts", Duration.ofMillis(500), this::small),
        new Attack("flood of big alerts", Duration.ofSeconds(1), this::big),
        new Attack("silences", Duration.ofSeconds(5), this::silence));
  }

  private void small(Target target, RandomGenerator dice) throws IOException {
    try (var connection = new BareConnection(target.port())) {
      for (int i = 0; i < POSTS; i++) {
        connection.exchange(Alerts.flood(dice, clock.instant()));
      }
    }
  }

  private void big(Target target, RandomGenerator dice) throws IOException {
    try (var connection = new BareConnection(target.port())) {
      for (int i = 0; i < POSTS / 5; i++) {
        connection.exchange(Alerts.big(dice, clock.instant()));
      }
    }
  }

  private void silence(Target target, RandomGenerator dice) throws IOException {
    var now = clock.instant();
    var json =
        """
        {"matchers":[{"name":"instance","value":"host-%d.*","isRegex":true,"isEqual":true}],\
        "startsAt":"%s","endsAt":"%s","createdBy":"abuse","comment":"abuse"}"""
            .formatted(dice.nextInt(1_000), now, now.plus(Duration.ofMinutes(5)));
    try (var connection = new BareConnection(target.port())) {
      connection.exchange(Post.of("/api/v2/silences", json, 0));
    }
  }
}
