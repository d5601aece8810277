package io.tocsin.testkit.slack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Channels and their messages. Not thread-safe; {@link FakeSlack} synchronizes access. */
final class SlackWorkspace {
  private final Map<String, SlackChannel> channels = new LinkedHashMap<>();
  private final Map<String, ChannelMessage> messages = new LinkedHashMap<>();
  private int counter;

  void put(SlackChannel channel) {
    channels.put(channel.id(), channel);
  }

  SlackChannel channel(String idOrName) {
    return channels.values().stream()
        .filter(channel -> channel.isCalled(idOrName))
        .findFirst()
        .orElseThrow(() -> new SlackRefusal("channel_not_found"));
  }

  SlackChannel channelWithId(String id) {
    return Optional.ofNullable(channels.get(id))
        .orElseThrow(() -> new SlackRefusal("channel_not_found"));
  }

  ChannelMessage post(String channel, SlackContent content, Optional<String> thread, Instant now) {
    var message = new ChannelMessage(channel, nextTs(now), thread, content, 0);
    messages.put(key(channel, message.ts()), message);
    return message;
  }

  ChannelMessage message(String channel, String ts) {
    return Optional.ofNullable(messages.get(key(channel, ts)))
        .orElseThrow(() -> new SlackRefusal("message_not_found"));
  }

  void replace(ChannelMessage message) {
    messages.put(key(message.channel(), message.ts()), message);
  }

  void delete(ChannelMessage message) {
    messages.remove(key(message.channel(), message.ts()));
  }

  List<ChannelMessage> messages() {
    return new ArrayList<>(messages.values());
  }

  private String nextTs(Instant now) {
    counter++;
    return "%d.%06d".formatted(now.getEpochSecond(), counter);
  }

  private static String key(String channel, String ts) {
    return channel + " " + ts;
  }
}
