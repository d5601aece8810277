package io.tocsin.gateway.ingest;

import io.tocsin.gateway.ingest.body.Rejection;
import io.tocsin.gateway.ingest.body.RequestRejected;
import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.gateway.web.ApiResponses;
import io.tocsin.gateway.web.Problem;
import io.tocsin.log.LogEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the response to a request with alerts. Never 429: Alertmanager does not retry a webhook
 * after it, and the page would be lost.
 */
final class IntakeResponse {
  private static final Logger LOG = Logger.getLogger(IntakeResponse.class);
  private static final int SHOWN_REJECTIONS = 100;
  private static final String RETRY_AFTER_SECONDS = "5";

  private IntakeResponse() {}

  /**
   * Alerts over the limit of active alerts are not an error of the request: as in Alertmanager they
   * are counted; Tocsin also raises an alert.
   *
   * @see <a
   *     href="../../../../../../../../docs/decisions/0009-too-many-alerts-are-answered-with-200.md">
   *     decision 0009</a>
   */
  static void answer(RoutingContext context, IntakeResult result) {
    if (result.rejections().isEmpty()) {
      context.response().setStatusCode(200).end();
    } else {
      reject(context, result);
    }
  }

  /**
   * Alertmanager's clients parse two body formats; the list by index is for clients that ask for
   * it.
   */
  private static void reject(RoutingContext context, IntakeResult result) {
    var rejections = result.rejections();
    var schema = rejections.stream().filter(Rejection::violatesSchema).findFirst();
    int status = schema.isPresent() ? 422 : 400;
    if (wantsProblem(context.request())) {
      Problem.answer(context.response(), status, summary(result), errors(rejections));
    } else if (schema.isPresent()) {
      ApiResponses.error(
          context.response(), 422, schema.get().kind().code(), schema.get().message());
    } else {
      ApiResponses.message(context.response(), 400, messages(rejections));
    }
  }

  /** Only if named explicitly: a sender that accepts everything expects Alertmanager's format. */
  private static boolean wantsProblem(HttpServerRequest request) {
    return request.headers().getAll(HttpHeaders.ACCEPT).stream()
        .flatMap(accepted -> Stream.of(accepted.split(",")))
        .map(accepted -> accepted.split(";", 2)[0].strip())
        .anyMatch(Problem.TYPE::equalsIgnoreCase);
  }

  private static String summary(IntakeResult result) {
    return "rejected alerts: %d; stored alerts: %d"
        .formatted(result.rejections().size(), result.stored());
  }

  private static List<Problem.Error> errors(List<Rejection> rejections) {
    return rejections.stream()
        .map(rejection -> new Problem.Error(rejection.index(), rejection.reason()))
        .toList();
  }

  static void answer(RoutingContext context, Throwable failure) {
    switch (cause(failure)) {
      case RequestRejected refused -> reject(context, refused);
      case NotDurablyStored notStored -> askToRetry(context.response(), notStored.getMessage());
      case TimeoutException late ->
          askToRetry(context.response(), "Kafka did not confirm the alerts in time");
      case Throwable bug -> context.fail(bug);
    }
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException wrapped && wrapped.getCause() != null
        ? wrapped.getCause()
        : failure;
  }

  /** A sender that used {@code Expect: 100-continue} no longer needs to send its body. */
  private static void reject(RoutingContext context, RequestRejected refused) {
    if (refused.status() == 503) {
      context.response().putHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    if (refused.leavesBody() || context.request().getHeader(HttpHeaders.EXPECT) != null) {
      ApiResponses.hangUpAfter(context.response());
    }
    ApiResponses.error(context.response(), refused.status(), refused.code(), refused.getMessage());
  }

  /** Before the body is read, and not logged per request: the barrier itself logs why. */
  static void closed(RoutingContext context, String reason) {
    var response = context.response().putHeader("Retry-After", RETRY_AFTER_SECONDS);
    ApiResponses.hangUpAfter(response);
    ApiResponses.error(response, 503, 503, "alerts are not accepted now, retry: " + reason);
  }

  private static void askToRetry(HttpServerResponse response, @Nullable String reason) {
    // A line per request would fill the log; LogProbe logs that Kafka is unreachable.
    LogEvent.of("alerts not durably stored, the sender is asked to retry")
        .with("error", reason)
        .debug(LOG);
    response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
    ApiResponses.error(
        response, 503, 503, "the alerts may not be durably stored, retry: " + reason);
  }

  private static String messages(List<Rejection> rejections) {
    var shown =
        rejections.stream()
            .limit(SHOWN_REJECTIONS)
            .map(Rejection::message)
            .collect(Collectors.joining("\n"));
    int more = rejections.size() - SHOWN_REJECTIONS;
    return more > 0 ? shown + "\nand " + more + " more" : shown;
  }
}
