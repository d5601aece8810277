package io.tocsin.events.topic;

import java.util.Map;

/**
 * Replicas of a topic. The same for all topics of an installation, including the router's
 * changelogs: state with fewer replicas would be lost first.
 *
 * @param replicas at least one
 */
public record Replication(int replicas) {
  private static final int ONE_MAY_FAIL = 3;

  public Replication {
    if (replicas < 1) {
      throw new IllegalArgumentException("replicas must be at least 1, not " + replicas);
    }
  }

  /**
   * Topic settings for the replicas a write waits for. With three replicas one broker may be down.
   */
  public Map<String, String> settings() {
    return Map.of("min.insync.replicas", replicas >= ONE_MAY_FAIL ? "2" : "1");
  }
}
