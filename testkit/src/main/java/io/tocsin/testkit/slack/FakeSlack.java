package io.tocsin.testkit.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.http.Faults;
import io.tocsin.testkit.http.LoopbackServer;
import io.tocsin.testkit.http.Page;
import io.tocsin.testkit.http.Reply;
import io.tocsin.testkit.http.Request;
import io.tocsin.testkit.journal.Recording;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/**
 * A workspace with one bot and, initially, one channel: {@code #alerts}. It supports the Web API
 * and incoming webhooks for that channel.
 */
public final class FakeSlack implements AutoCloseable {
  public static final SlackChannel ALERTS = SlackChannel.joined("C0ALERTS001", "alerts");

  private static final String TOKEN = "xoxb-1-test";
  private static final int WRONG_PACE = 429;

  private final Faults faults = new Faults();
  private final Recording<SlackEvent> events = new Recording<>();
  private final Recording<Request> requests = new Recording<>();
  private final SlackWorkspace workspace = new SlackWorkspace();
  private final SlackPace pace = new SlackPace();
  private final SlackMethods methods;
  private final LoopbackServer server;

  public FakeSlack(InstantSource clock) {
    workspace.put(ALERTS);
    this.methods = new SlackMethods(workspace, pace, events, clock);
    this.server = LoopbackServer.http(clock, faults, this::answer);
  }

  /** Ends with a slash, as Slack's own client requires. */
  public URI apiUrl() {
    return server.uri("/api/");
  }

  public URI postMessageUrl() {
    return server.uri("/api/chat.postMessage");
  }

  /** Posts into {@link #ALERTS}. */
  public URI webhookUrl() {
    return server.uri("/services/T0TEST/B0TEST/secret");
  }

  public URI page() {
    return server.uri("/");
  }

  public String token() {
    return TOKEN;
  }

  public Faults faults() {
    return faults;
  }

  /** A response with {@code ok: false}. */
  public static Fault error(String error) {
    return Fault.answer(refusal(error));
  }

  /** A 429 response. */
  public static Fault rateLimited(int retryAfterSeconds) {
    return Fault.answer(tooFast(retryAfterSeconds));
  }

  /** The same without {@code Retry-After}. */
  public static Fault rateLimitedWithoutHeader() {
    return Fault.answer(Reply.json(WRONG_PACE, errorBody("ratelimited")));
  }

  public Recording<SlackEvent> events() {
    return events;
  }

  /** Every call, including those that failed. */
  public Recording<Request> requests() {
    return requests;
  }

  /** As they stand now, oldest first. */
  public synchronized List<ChannelMessage> messages() {
    return workspace.messages();
  }

  public synchronized void put(SlackChannel channel) {
    workspace.put(channel);
  }

  /** Deletes the message, as a person would. */
  public synchronized void delete(ChannelMessage message) {
    workspace.delete(message);
  }

  public synchronized void enforcePace(boolean enforced) {
    pace.enforce(enforced);
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply answer(Request request) {
    if (request.path().equals("/")) {
      return page(messages());
    }
    requests.add(request);
    if (request.path().startsWith("/services/")) {
      return incomingWebhook(request);
    }
    if (!request.path().startsWith("/api/")) {
      return Reply.text(404, "no such path");
    }
    return answerMethod(request.path().substring("/api/".length()), request);
  }

  private synchronized Reply answerMethod(String method, Request request) {
    try {
      demandToken(request);
      return Reply.json(200, warned(request, methods.call(method, SlackArguments.of(request))));
    } catch (SlackRefusal refusal) {
      return refusal(refusal.error());
    } catch (TooFast tooFast) {
      return tooFast(tooFast.retryAfterSeconds());
    }
  }

  /** Uses its own error texts, and {@code ok} for success. */
  private synchronized Reply incomingWebhook(Request request) {
    try {
      methods.postByWebhook(ALERTS.id(), SlackArguments.of(request));
      return Reply.text(200, "ok");
    } catch (SlackRefusal refusal) {
      return refusal.error().equals("is_archived")
          ? Reply.text(410, "channel_is_archived")
          : Reply.text(400, refusal.error());
    } catch (TooFast tooFast) {
      return tooFast(tooFast.retryAfterSeconds());
    }
  }

  private static void demandToken(Request request) {
    var bearer =
        request
            .header("Authorization")
            .or(() -> SlackArguments.of(request).text("token").map(token -> "Bearer " + token))
            .orElseThrow(() -> new SlackRefusal("not_authed"));
    if (!bearer.equals("Bearer " + TOKEN)) {
      throw new SlackRefusal("invalid_auth");
    }
  }

  private static ObjectNode warned(Request request, ObjectNode answer) {
    boolean json = request.contentType().equals("application/json");
    boolean named = request.header("Content-Type").orElse("").contains("charset=");
    return json && !named ? answer.put("warning", "missing_charset") : answer;
  }

  private static Reply refusal(String error) {
    return Reply.json(200, errorBody(error));
  }

  private static Reply tooFast(int retryAfterSeconds) {
    return Reply.json(WRONG_PACE, errorBody("ratelimited"))
        .with("Retry-After", String.valueOf(retryAfterSeconds));
  }

  private static ObjectNode errorBody(String error) {
    return JsonNodeFactory.instance.objectNode().put("ok", false).put("error", error);
  }

  private static Reply page(List<ChannelMessage> messages) {
    return Page.of(
        "Slack, faked: " + messages.size() + " messages",
        messages.reversed().stream()
            .map(
                message ->
                    new Page.Section(
                        "%s  %s  changed %d times"
                            .formatted(message.channel(), message.ts(), message.updates()),
                        message.allText()))
            .toList());
  }
}
