package io.tocsin.testkit.slack;

import java.time.Instant;

/**
 * A visible event in a channel.
 *
 * @param message as it was right after it
 */
public record SlackEvent(Kind kind, Instant at, ChannelMessage message) {

  /** How it came. */
  public enum Kind {
    POSTED,
    UPDATED,
    /** Seen by one person only. */
    EPHEMERAL,
    /** By an incoming webhook, which returns no message id. */
    POSTED_BY_WEBHOOK
  }
}
