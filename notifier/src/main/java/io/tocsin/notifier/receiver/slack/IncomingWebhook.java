package io.tocsin.notifier.receiver.slack;

import com.slack.api.util.json.GsonFactory;
import com.slack.api.webhook.Payload;
import io.tocsin.configuration.file.UnreadableFileException;
import io.tocsin.configuration.receiver.SlackIntegration;
import io.tocsin.notifier.receiver.Answer;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.UnreadableSecret;
import io.tocsin.notifier.receiver.http.HttpAnswer;
import io.tocsin.notifier.receiver.http.HttpPost;
import io.tocsin.notifier.receiver.http.HttpSender;
import io.tocsin.notifier.receiver.http.NoAnswerException;
import io.tocsin.notifier.receiver.target.RefusedTargetException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An incoming webhook: it takes messages and gives nothing back. Sent by our own HTTP because the
 * client hides the headers, and with them how long to wait.
 */
final class IncomingWebhook implements SlackApi {
  private static final String YES = "ok";

  private final HttpSender http;
  private final URI url;
  private final SlackIntegration slack;
  private final Duration timeout;

  IncomingWebhook(HttpSender http, URI url, SlackIntegration slack, Duration timeout) {
    this.http = http;
    this.url = url;
    this.slack = slack;
    this.timeout = timeout;
  }

  @Override
  public SlackReply post(String channel, SlackMessage message) {
    var payload =
        Payload.builder()
            .channel(channel.isEmpty() ? null : channel)
            .text(message.text())
            .attachments(message.attachments())
            .username(message.username().isEmpty() ? null : message.username())
            .iconEmoji(message.iconEmoji().isEmpty() ? null : message.iconEmoji())
            .iconUrl(message.iconUrl().isEmpty() ? null : message.iconUrl())
            .unfurlLinks(false)
            .unfurlMedia(false)
            .build();
    return send(GsonFactory.createSnakeCase().toJson(payload));
  }

  /** Not possible here, so it is as if the message were gone. */
  @Override
  public SlackReply update(String channel, String ts, SlackMessage message) {
    return new SlackReply.Refused("message_not_found", "");
  }

  @Override
  public SlackReply reply(String channel, String ts, SlackMessage message) {
    return new SlackReply.Refused("message_not_found", "");
  }

  @Override
  public SlackReply join(String channel) {
    return new SlackReply.Refused("not_in_channel", "");
  }

  private SlackReply send(String json) {
    try {
      return reply(http.post(new HttpPost(url, json, Map.of(), List.of(), timeout, slack.http())));
    } catch (RefusedTargetException e) {
      return new SlackReply.Trouble(
          new Answer.NeedsPerson(Failure.OTHER, String.valueOf(e.getMessage())));
    } catch (UnreadableFileException e) {
      return new SlackReply.Trouble(UnreadableSecret.answer("cannot be used", e));
    } catch (NoAnswerException e) {
      return trouble(Failure.CONTEXT_DEADLINE_EXCEEDED, e);
    } catch (IOException e) {
      return trouble(Failure.OTHER, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return trouble(Failure.CONTEXT_CANCELED, e);
    }
  }

  private static SlackReply reply(HttpAnswer answer) {
    if (!answer.isSuccess()) {
      return refusal(answer).orElseGet(() -> new SlackReply.Trouble(answer.trouble()));
    }
    boolean isYes = answer.body().equals(YES) || answer.body().contains("\"ok\":true");
    return isYes ? new SlackReply.Done("", "") : new SlackReply.Refused(answer.body(), "");
  }

  /** An incoming webhook says the error code as plain text behind a status of 4xx. */
  private static Optional<SlackReply> refusal(HttpAnswer answer) {
    boolean isCode = answer.status() / 100 == 4 && Reaction.to(answer.body()) != Reaction.UNKNOWN;
    return isCode ? Optional.of(new SlackReply.Refused(answer.body(), "")) : Optional.empty();
  }

  private static SlackReply trouble(Failure why, Exception e) {
    return new SlackReply.Trouble(Answer.TryAgain.network(why, "Slack: " + e.getMessage(), e));
  }
}
