package io.tocsin.notifier.receiver.slack;

import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.MessageForm;
import io.tocsin.notifier.receiver.NotificationMetrics;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One attempt with Slack: update the group's message if there is one, post it otherwise, and
 * recover within the attempt where possible. Each recovery is tried once, so that the attempt ends.
 */
final class SlackConversation {
  private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(30);
  private static final String CHANNEL = "channel";
  private static final String TS = "ts";

  /** A coordinate: the workspace rejects updates of the message, so they go into its thread. */
  private static final String FROZEN = "frozen";

  private final SlackApi api;
  private final String channel;
  private final Attempt attempt;
  private final NotificationMetrics metrics;
  private Optional<SlackReply.Done> message;
  private boolean frozen;
  private boolean joined;

  /** Slack rejected the last form as too long or malformed. */
  private boolean formRejected;

  SlackConversation(
      SlackApi api, String channel, boolean updates, Attempt attempt, NotificationMetrics metrics) {
    this.api = api;
    this.channel = channel;
    this.attempt = attempt;
    this.metrics = metrics;
    this.frozen = attempt.coordinates().containsKey(FROZEN);
    this.message = updates ? known(attempt.coordinates()) : Optional.empty();
  }

  /**
   * @param fewerIsShorter whether the form with fewer alerts is worth trying
   * @param contents the message in each form
   */
  ProviderAnswer deliver(boolean fewerIsShorter, Function<MessageForm, SlackMessage> contents) {
    return MessageForm.shortened(fewerIsShorter, form -> sendForm(contents.apply(form)));
  }

  private MessageForm.Reply sendForm(SlackMessage content) {
    var answer = deliver(content);
    return new MessageForm.Reply(answer, formRejected);
  }

  private ProviderAnswer deliver(SlackMessage content) {
    formRejected = false;
    var reply = message.map(it -> change(it, content)).orElseGet(() -> api.post(channel, content));
    metrics.requested("slack", !(reply instanceof SlackReply.Done));
    return switch (reply) {
      case SlackReply.Done done -> accepted(done);
      case SlackReply.Failed failed -> failed.answer();
      case SlackReply.Refused refused -> react(refused, content);
    };
  }

  private SlackReply change(SlackReply.Done it, SlackMessage content) {
    return frozen
        ? api.reply(it.channel(), it.ts(), content)
        : api.update(it.channel(), it.ts(), content);
  }

  private ProviderAnswer react(SlackReply.Refused refused, SlackMessage content) {
    return switch (SlackErrorReaction.to(refused.code())) {
      case RETRY -> new ProviderAnswer.TryAgain(Failure.SERVER_ERROR, text(refused));
      case WAIT -> new ProviderAnswer.TryAfter(Failure.RATE_LIMITED, text(refused), DEFAULT_PAUSE);
      case PARK, DENIED -> park(refused);
      case JOIN -> join(refused, content);
      case POST_ANEW -> postAnew(refused, content);
      case REPLY -> reply(refused, content);
      case SHORTEN -> shorten(refused);
      case UNKNOWN -> ProviderAnswer.TryAgain.unknown(Failure.CLIENT_ERROR, text(refused));
    };
  }

  private ProviderAnswer join(SlackReply.Refused refused, SlackMessage content) {
    if (joined || !(api.join(channel) instanceof SlackReply.Done)) {
      return park(refused);
    }
    joined = true;
    return deliver(content);
  }

  /** The message was deleted: a firing group is posted again, a resolved one is not. */
  private ProviderAnswer postAnew(SlackReply.Refused refused, SlackMessage content) {
    if (message.isEmpty()) {
      return ProviderAnswer.TryAgain.unknown(Failure.CLIENT_ERROR, text(refused));
    }
    if (refused.code().equals("message_not_found") && !attempt.data().isFiring()) {
      return new ProviderAnswer.Accepted(
          "the message was deleted in Slack, and the group is resolved", attempt.coordinates());
    }
    message = Optional.empty();
    frozen = false;
    return deliver(content);
  }

  private ProviderAnswer reply(SlackReply.Refused refused, SlackMessage content) {
    if (message.isEmpty() || frozen) {
      return ProviderAnswer.TryAgain.unknown(Failure.CLIENT_ERROR, text(refused));
    }
    frozen = true;
    return deliver(content);
  }

  private ProviderAnswer shorten(SlackReply.Refused refused) {
    formRejected = true;
    return new ProviderAnswer.Refused(Failure.CLIENT_ERROR, text(refused));
  }

  private ProviderAnswer park(SlackReply.Refused refused) {
    return new ProviderAnswer.NeedsAttention(
        ParkingReasons.failure(refused.code()), ParkingReasons.text(refused, channel));
  }

  private ProviderAnswer accepted(SlackReply.Done done) {
    return new ProviderAnswer.Accepted("ok", coordinates(done));
  }

  private Map<String, String> coordinates(SlackReply.Done done) {
    if (done.ts().isEmpty()) {
      return Map.of("delivery", attempt.deliveryId());
    }
    return frozen
        ? Map.of(CHANNEL, done.channel(), TS, done.ts(), FROZEN, "true")
        : Map.of(CHANNEL, done.channel(), TS, done.ts());
  }

  private static Optional<SlackReply.Done> known(Map<String, String> coordinates) {
    var channel = coordinates.get(CHANNEL);
    var ts = coordinates.get(TS);
    return channel == null || ts == null
        ? Optional.empty()
        : Optional.of(new SlackReply.Done(channel, ts));
  }

  private static String text(SlackReply.Refused refused) {
    return "Slack: " + refused.code();
  }
}
