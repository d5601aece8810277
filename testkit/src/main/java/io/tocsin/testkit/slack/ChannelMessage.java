package io.tocsin.testkit.slack;

import java.util.Optional;

/**
 * The current state of a message in its channel.
 *
 * @param channel id
 * @param ts its identity within the channel
 * @param updates how often it was changed
 */
public record ChannelMessage(
    String channel, String ts, Optional<String> threadTs, SlackContent content, int updates) {

  ChannelMessage with(SlackContent newContent) {
    return new ChannelMessage(channel, ts, threadTs, newContent, updates + 1);
  }

  public String allText() {
    return content.allText();
  }
}
