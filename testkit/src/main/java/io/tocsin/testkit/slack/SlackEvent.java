package io.tocsin.testkit.slack;

import java.time.Instant;

/**
 * Something that people in the channel could see happen.
 *
 * @param message as it was right after it
 */
public record SlackEvent(Kind kind, Instant at, SlackMessage message) {

  /** How it came. */
  public enum Kind {
    POSTED,
    UPDATED,
    /** Seen by one person only. */
    EPHEMERAL,
    /** By an incoming webhook, which gets no identity back. */
    POSTED_BY_WEBHOOK
  }
}
