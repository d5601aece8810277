package io.tocsin.testkit.slack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Slack's rate limits: one post a second per channel with a short burst, fifty updates a minute in
 * the whole workspace. Used by one thread at a time.
 */
final class SlackPace {
  private static final int POSTS = 3;
  private static final Duration POSTS_WITHIN = Duration.ofSeconds(3);
  private static final int UPDATES = 50;
  private static final Duration UPDATES_WITHIN = Duration.ofMinutes(1);

  private final Map<String, Deque<Instant>> calls = new HashMap<>();
  private boolean enforced;

  void enforce(boolean now) {
    enforced = now;
  }

  void post(String channel, Instant now) {
    take("post " + channel, POSTS, POSTS_WITHIN, now);
  }

  void update(Instant now) {
    take("update", UPDATES, UPDATES_WITHIN, now);
  }

  private void take(String bucket, int most, Duration within, Instant now) {
    if (!enforced) {
      return;
    }
    var recent = calls.computeIfAbsent(bucket, b -> new ArrayDeque<>());
    while (!recent.isEmpty() && !recent.peekFirst().plus(within).isAfter(now)) {
      recent.removeFirst();
    }
    if (recent.size() >= most) {
      var free = recent.getFirst().plus(within);
      throw new TooFast((int) Math.max(1, Duration.between(now, free).plusMillis(999).toSeconds()));
    }
    recent.addLast(now);
  }
}
