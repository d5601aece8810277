package io.tocsin.events.topic;

import java.util.Map;

/**
 * Copies of a topic. The same for all topics of an installation, those of the router's state too: a
 * state with fewer copies than the log would be the first to be lost.
 *
 * @param replicas at least one
 */
public record Replication(int replicas) {
  private static final int ONE_MAY_FAIL = 3;

  public Replication {
    if (replicas < 1) {
      throw new IllegalArgumentException("a topic has at least one replica, not " + replicas);
    }
  }

  /** What a write waits for, as settings of a topic. With three copies one broker may be away. */
  public Map<String, String> settings() {
    return Map.of("min.insync.replicas", replicas >= ONE_MAY_FAIL ? "2" : "1");
  }
}
