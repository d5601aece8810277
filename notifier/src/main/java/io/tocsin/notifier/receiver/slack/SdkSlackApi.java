package io.tocsin.notifier.receiver.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.http.HttpAnswer;
import io.tocsin.notifier.receiver.http.RetryAfter;
import io.tocsin.notifier.receiver.http.SanitizedText;
import io.tocsin.notifier.receiver.target.RefusedTargetException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Slack's Web API through Slack's client, one call at a time and without the client's queue. */
final class SdkSlackApi implements SlackApi {
  private final MethodsClient methods;
  private final InstantSource clock;

  SdkSlackApi(MethodsClient methods, InstantSource clock) {
    this.methods = methods;
    this.clock = clock;
  }

  @Override
  public SlackReply post(String channel, SlackMessage message) {
    return call(
        () -> methods.chatPostMessage(request(channel, message).build()),
        posted -> new SlackReply.Done(posted.getChannel(), posted.getTs()));
  }

  /** The group's message remains the parent, so its coordinates are kept. */
  @Override
  public SlackReply reply(String channel, String ts, SlackMessage message) {
    return call(
        () -> methods.chatPostMessage(request(channel, message).threadTs(ts).build()),
        _ -> new SlackReply.Done(channel, ts));
  }

  @Override
  public SlackReply update(String channel, String ts, SlackMessage message) {
    var request =
        ChatUpdateRequest.builder()
            .channel(channel)
            .ts(ts)
            .text(message.text())
            .attachments(message.attachments())
            .build();
    return call(
        () -> methods.chatUpdate(request),
        updated -> new SlackReply.Done(updated.getChannel(), updated.getTs()));
  }

  @Override
  public SlackReply join(String channel) {
    return call(
        () -> methods.conversationsJoin(request -> request.channel(channel)),
        _ -> new SlackReply.Done(channel, ""));
  }

  private static ChatPostMessageRequest.ChatPostMessageRequestBuilder request(
      String channel, SlackMessage message) {
    return ChatPostMessageRequest.builder()
        .channel(channel)
        .text(message.text())
        .attachments(message.attachments())
        .username(filled(message.username()))
        .iconEmoji(filled(message.iconEmoji()))
        .iconUrl(filled(message.iconUrl()))
        .unfurlLinks(false)
        .unfurlMedia(false);
  }

  private <R extends SlackApiTextResponse> SlackReply call(
      Call<R> call, Function<R, SlackReply> done) {
    try {
      var response = call.make();
      return response.isOk() ? done.apply(response) : refused(response);
    } catch (SlackApiException e) {
      return new SlackReply.Failed(answer(e).failureAnswer());
    } catch (RefusedTargetException e) {
      return new SlackReply.Failed(new ProviderAnswer.NeedsAttention(Failure.OTHER, message(e)));
    } catch (InterruptedIOException e) {
      return failed(Failure.CONTEXT_DEADLINE_EXCEEDED, "Slack did not answer in time");
    } catch (IOException e) {
      var text = "cannot reach Slack: " + SanitizedText.of(message(e), List.of());
      return new SlackReply.Failed(ProviderAnswer.TryAgain.network(Failure.OTHER, text, e));
    } catch (com.google.gson.JsonParseException e) {
      return failed(Failure.SERVER_ERROR, "Slack's answer is not JSON");
    }
  }

  private static SlackReply refused(SlackApiTextResponse response) {
    var needed = response.getNeeded() == null ? "" : "needed: " + response.getNeeded();
    var code = response.getError() == null ? "no error code" : response.getError();
    return new SlackReply.Refused(
        SanitizedText.of(code, List.of()), SanitizedText.of(needed, List.of()));
  }

  private HttpAnswer answer(SlackApiException e) {
    var retryAfter = Optional.ofNullable(e.getResponse().header("Retry-After"));
    return new HttpAnswer(
        e.getResponse().code(),
        Optional.ofNullable(e.getResponse().header("Content-Type")),
        SanitizedText.of(String.valueOf(e.getResponseBody()), List.of()),
        retryAfter.flatMap(header -> RetryAfter.parse(header, clock.instant())));
  }

  private static SlackReply failed(Failure why, String text) {
    return new SlackReply.Failed(new ProviderAnswer.TryAgain(why, text));
  }

  private static String message(IOException e) {
    return String.valueOf(e.getMessage());
  }

  private static @Nullable String filled(String text) {
    return text.isEmpty() ? null : text;
  }

  private interface Call<R> {
    R make() throws IOException, SlackApiException;
  }
}
