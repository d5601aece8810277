package io.tocsin.runner.proxmox.http;

import io.tocsin.runner.proxmox.RemainingTime;
import io.tocsin.runner.proxmox.WriteDeadline;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One entry node of a cluster. Distinguishes calls that were never sent, calls without a response,
 * and answered calls: this decides whether a call may be repeated.
 */
final class EntryNode {
  private static final int MAX_ANSWER_BYTES = 16 << 20;

  private final URI url;
  private final HttpClient reading;
  private final HttpClient changing;
  private final Duration readTimeout;
  private final Semaphore slots;
  private final InstantSource clock;
  private final Set<HttpConnection> used =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /**
   * @param changing opens a new connection for each call: a pooled one may be dead, which would
   *     leave the outcome needlessly unknown
   */
  EntryNode(
      URI url,
      HttpClient reading,
      HttpClient changing,
      ProxmoxSettings.HttpSettings limits,
      InstantSource clock) {
    this.url = url;
    this.reading = reading;
    this.changing = changing;
    this.readTimeout = limits.readTimeout();
    this.slots = new Semaphore(limits.maxConcurrent());
    this.clock = clock;
  }

  URI url() {
    return url;
  }

  /**
   * @param deadline after it, or if it objects, nothing may be sent
   */
  CallExchange send(ProxmoxCall call, String authorization, WriteDeadline deadline) {
    try {
      var patience = RemainingTime.atMost(readTimeout, call.mutates());
      if (!slots.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return new CallExchange.NotSent(url + " has too many concurrent calls");
      }
      try {
        return exchange(call, authorization, deadline);
      } finally {
        slots.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CallExchange.Broken("interrupted while waiting for " + url);
    }
  }

  /**
   * A pooled connection may be dead although the node is up, so a read is repeated on a new
   * connection.
   */
  private CallExchange exchange(ProxmoxCall call, String authorization, WriteDeadline deadline)
      throws InterruptedException {
    if (call.mutates()) {
      return exchange(changing, call, authorization, deadline).exchange();
    }
    var first = exchange(reading, call, authorization, deadline);
    return first.onDeadConnection()
        ? exchange(changing, call, authorization, deadline).exchange()
        : first.exchange();
  }

  private Tried exchange(
      HttpClient client, ProxmoxCall call, String authorization, WriteDeadline deadline)
      throws InterruptedException {
    var patience = RemainingTime.atMost(readTimeout, call.mutates());
    HttpClientRequest request;
    try {
      request = await(client.request(options(call, authorization)), patience);
    } catch (ExecutionException | TimeoutException e) {
      return Tried.once(
          new CallExchange.NotSent("cannot connect to " + url + ": " + reason(e, patience)));
    }
    var objection = objection(deadline, request);
    if (objection.isPresent()) {
      request.reset();
      return Tried.once(new CallExchange.NotSent(call + " was not sent: " + objection.get()));
    }
    boolean kept = !used.add(request.connection());
    // Register before sending: a response can arrive at once, and unhandled data is lost.
    var head = request.response();
    var answer = head.compose(this::read);
    try {
      request.send(call.body());
      return Tried.once(new CallExchange.Answered(await(answer, patience)));
    } catch (ExecutionException | TimeoutException e) {
      request.reset();
      return new Tried(
          new CallExchange.Broken(call + " at " + url + " got no response: " + reason(e, patience)),
          kept && head.failed() && isClosed(e));
    }
  }

  /** If the check itself fails, nothing is sent and the connection is closed. */
  private static Optional<String> objection(WriteDeadline deadline, HttpClientRequest request) {
    boolean asked = false;
    try {
      var objection = deadline.objection();
      asked = true;
      return objection;
    } finally {
      if (!asked) {
        request.reset();
      }
    }
  }

  private static boolean isClosed(Exception e) {
    return e.getCause() instanceof HttpClosedException || e.getCause() instanceof IOException;
  }

  /**
   * @param onDeadConnection sent on a pooled connection that the server had already closed
   */
  private record Tried(CallExchange exchange, boolean onDeadConnection) {
    static Tried once(CallExchange exchange) {
      return new Tried(exchange, false);
    }
  }

  private RequestOptions options(ProxmoxCall call, String authorization) {
    var options =
        new RequestOptions()
            .setMethod(call.method())
            .setAbsoluteURI(url.resolve(call.uri()).toString())
            .setFollowRedirects(false)
            .putHeader("Authorization", authorization)
            .putHeader("Accept", "application/json");
    if (call.mutates()) {
      options.putHeader("Content-Type", "application/x-www-form-urlencoded");
    }
    return options;
  }

  private Future<ProxmoxAnswer> read(HttpClientResponse response) {
    var body = Buffer.buffer();
    var at = dateOf(response);
    response.handler(
        part -> {
          if (body.length() + part.length() > MAX_ANSWER_BYTES) {
            response.request().reset();
          } else {
            body.appendBuffer(part);
          }
        });
    return response
        .end()
        .map(
            _ ->
                new ProxmoxAnswer(
                    response.statusCode(),
                    String.valueOf(response.statusMessage()),
                    body.toString(),
                    at));
  }

  private Instant dateOf(HttpClientResponse response) {
    try {
      return ZonedDateTime.parse(
              String.valueOf(response.getHeader("Date")), DateTimeFormatter.RFC_1123_DATE_TIME)
          .toInstant();
    } catch (DateTimeException e) {
      return clock.instant();
    }
  }

  private static <T> T await(Future<T> future, Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static String reason(Exception e, Duration patience) {
    if (e instanceof TimeoutException) {
      return "no response within " + patience.toSeconds() + " s";
    }
    var cause = e.getCause() == null ? e : e.getCause();
    for (Throwable c = cause; c != null; c = c.getCause()) {
      if (c instanceof java.security.cert.CertificateException) {
        return String.valueOf(c.getMessage());
      }
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
