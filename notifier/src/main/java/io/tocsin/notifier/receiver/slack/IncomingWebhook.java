package io.tocsin.notifier.receiver.slack;

import com.slack.api.util.json.GsonFactory;
import com.slack.api.webhook.Payload;
import io.tocsin.configuration.receiver.SlackIntegration;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.http.HttpAnswer;
import io.tocsin.notifier.receiver.http.HttpPost;
import io.tocsin.notifier.receiver.http.HttpSender;
import io.tocsin.notifier.receiver.http.NoAnswer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An incoming webhook, which accepts messages but returns no coordinates. Uses our own HTTP client
 * because Slack's hides the headers, and with them {@code Retry-After}.
 */
final class IncomingWebhook implements SlackApi {
  private static final String YES = "ok";

  private final HttpSender http;
  private final String field;
  private final URI url;
  private final SlackIntegration slack;
  private final Duration timeout;

  /**
   * @param field the key of the URL in the configuration
   */
  IncomingWebhook(
      HttpSender http, String field, URI url, SlackIntegration slack, Duration timeout) {
    this.http = http;
    this.field = field;
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

  /** Not possible with a webhook, so it answers as if the message were gone. */
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
    var post = new HttpPost(field, url, json, Map.of(), List.of(), timeout, slack.http());
    try {
      return reply(http.post(post));
    } catch (IOException e) {
      return new SlackReply.Failed(NoAnswer.to(post, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SlackReply.Failed(
          new ProviderAnswer.TryAgain(
              Failure.CONTEXT_CANCELED, "interrupted because the process is stopping"));
    }
  }

  private static SlackReply reply(HttpAnswer answer) {
    if (!answer.isSuccess()) {
      return refusal(answer).orElseGet(() -> new SlackReply.Failed(answer.failureAnswer()));
    }
    boolean isYes = answer.body().equals(YES) || answer.body().contains("\"ok\":true");
    return isYes ? new SlackReply.Done("", "") : new SlackReply.Refused(answer.body(), "");
  }

  /** An incoming webhook returns its error code as plain text with a 4xx status. */
  private static Optional<SlackReply> refusal(HttpAnswer answer) {
    boolean isCode =
        answer.status() / 100 == 4
            && SlackErrorReaction.to(answer.body()) != SlackErrorReaction.UNKNOWN;
    return isCode ? Optional.of(new SlackReply.Refused(answer.body(), "")) : Optional.empty();
  }
}
