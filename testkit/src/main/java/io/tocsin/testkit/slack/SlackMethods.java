package io.tocsin.testkit.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.testkit.journal.Recording;
import java.time.InstantSource;
import java.util.Optional;

/** The methods of the Web API with their responses and errors. */
final class SlackMethods {
  private final SlackWorkspace workspace;
  private final SlackPace pace;
  private final Recording<SlackEvent> events;
  private final InstantSource clock;

  SlackMethods(
      SlackWorkspace workspace, SlackPace pace, Recording<SlackEvent> events, InstantSource clock) {
    this.workspace = workspace;
    this.pace = pace;
    this.events = events;
    this.clock = clock;
  }

  ObjectNode call(String method, SlackArguments arguments) {
    return switch (method) {
      case "chat.postMessage" -> postMessage(arguments);
      case "chat.update" -> update(arguments);
      case "chat.postEphemeral" -> postEphemeral(arguments);
      case "auth.test" -> authTest();
      case "conversations.join" -> join(arguments);
      case "conversations.info" -> info(arguments);
      default -> throw new SlackRefusal("unknown_method");
    };
  }

  void postByWebhook(String channelId, SlackArguments arguments) {
    var channel = workspace.channelWithId(channelId);
    demandOpen(channel);
    var content = SlackContent.of(arguments);
    demandLimits(content, false);
    pace.post(channelId, clock.instant());
    tell(
        SlackEvent.Kind.POSTED_BY_WEBHOOK,
        workspace.post(channelId, content, Optional.empty(), clock.instant()));
  }

  private ObjectNode postMessage(SlackArguments arguments) {
    var channel = workspace.channel(required(arguments, "channel", "channel_not_found"));
    demandOpen(channel);
    var content = SlackContent.of(arguments);
    demandLimits(content, false);
    pace.post(channel.id(), clock.instant());
    var message =
        workspace.post(channel.id(), content, arguments.text("thread_ts"), clock.instant());
    tell(SlackEvent.Kind.POSTED, message);
    return said(message, content.text().length() > SlackLimits.TRUNCATED_TEXT);
  }

  private ObjectNode update(SlackArguments arguments) {
    var channel = workspace.channelWithId(required(arguments, "channel", "channel_not_found"));
    if (channel.archived()) {
      throw new SlackRefusal("is_inactive");
    }
    var before = workspace.message(channel.id(), required(arguments, "ts", "message_not_found"));
    var content = before.content().updatedBy(arguments);
    demandLimits(content, true);
    pace.update(clock.instant());
    var after = before.with(content);
    workspace.replace(after);
    tell(SlackEvent.Kind.UPDATED, after);
    return said(after, false);
  }

  private ObjectNode postEphemeral(SlackArguments arguments) {
    var channel = workspace.channel(required(arguments, "channel", "channel_not_found"));
    required(arguments, "user", "user_not_in_channel");
    demandOpen(channel);
    var content = SlackContent.of(arguments);
    demandLimits(content, false);
    var ts = clock.instant().getEpochSecond() + ".000000";
    tell(
        SlackEvent.Kind.EPHEMERAL,
        new ChannelMessage(channel.id(), ts, Optional.empty(), content, 0));
    return okBody().put("message_ts", ts);
  }

  private static ObjectNode authTest() {
    return okBody()
        .put("url", "https://test.slack.example/")
        .put("team", "Test")
        .put("team_id", "T0TEST00001")
        .put("user", "tocsin")
        .put("user_id", "U0TEST00001")
        .put("bot_id", "B0TEST00001");
  }

  private ObjectNode join(SlackArguments arguments) {
    var channel = workspace.channelWithId(required(arguments, "channel", "channel_not_found"));
    if (channel.isPrivate()) {
      throw new SlackRefusal("channel_not_found");
    }
    if (channel.archived()) {
      throw new SlackRefusal("is_archived");
    }
    workspace.put(channel.withTheBot());
    return describe(channel.withTheBot());
  }

  private ObjectNode info(SlackArguments arguments) {
    return describe(workspace.channelWithId(required(arguments, "channel", "channel_not_found")));
  }

  private static void demandOpen(SlackChannel channel) {
    if (channel.archived()) {
      throw new SlackRefusal("is_archived");
    }
    if (!channel.member()) {
      throw new SlackRefusal(channel.isPrivate() ? "channel_not_found" : "not_in_channel");
    }
  }

  private static void demandLimits(SlackContent content, boolean update) {
    SlackLimits.refusal(content, update)
        .ifPresent(
            error -> {
              throw new SlackRefusal(error);
            });
  }

  private static String required(SlackArguments arguments, String name, String errorIfMissing) {
    return arguments
        .text(name)
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new SlackRefusal(errorIfMissing));
  }

  private static ObjectNode said(ChannelMessage message, boolean truncated) {
    var body = okBody().put("channel", message.channel()).put("ts", message.ts());
    body.putObject("message").put("type", "message").put("text", message.content().text());
    if (truncated) {
      body.put("warning", "message_truncated");
    }
    return body;
  }

  private static ObjectNode describe(SlackChannel channel) {
    var body = okBody();
    body.putObject("channel")
        .put("id", channel.id())
        .put("name", channel.name())
        .put("is_private", channel.isPrivate())
        .put("is_member", channel.member())
        .put("is_archived", channel.archived());
    return body;
  }

  private void tell(SlackEvent.Kind kind, ChannelMessage message) {
    events.add(new SlackEvent(kind, clock.instant(), message));
  }

  private static ObjectNode okBody() {
    return JsonNodeFactory.instance.objectNode().put("ok", true);
  }
}
