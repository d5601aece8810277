package io.tocsin.gateway.ingest;

import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.gateway.web.Answers;
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
 * How a request is answered. Never 429: Alertmanager does not repeat a webhook after it, and the
 * page would be lost.
 */
final class IntakeResponse {
  private static final Logger LOG = Logger.getLogger(IntakeResponse.class);
  private static final int SHOWN_REFUSALS = 100;
  private static final String RETRY_AFTER_SECONDS = "5";

  private IntakeResponse() {}

  /**
   * Alerts that are not stored for a limit are no fault of the request: as in Alertmanager they are
   * counted, and here an alert says so too.
   *
   * @see <a
   *     href="../../../../../../../../docs/decisions/0009-too-many-alerts-are-answered-with-200.md">
   *     decision 0009</a>
   */
  static void answer(RoutingContext context, IntakeResult receipt) {
    if (receipt.refusals().isEmpty()) {
      context.response().setStatusCode(200).end();
    } else {
      refuse(context, receipt);
    }
  }

  /**
   * Clients of the original know two bodies, and parse them; the list by index is for those who say
   * that they know it.
   */
  private static void refuse(RoutingContext context, IntakeResult receipt) {
    var refusals = receipt.refusals();
    var schema = refusals.stream().filter(Rejection::violatesSchema).findFirst();
    int status = schema.isPresent() ? 422 : 400;
    if (wantsProblem(context.request())) {
      Problem.answer(context.response(), status, summary(receipt), errors(refusals));
    } else if (schema.isPresent()) {
      Answers.error(context.response(), 422, schema.get().kind().code(), schema.get().message());
    } else {
      Answers.message(context.response(), 400, messages(refusals));
    }
  }

  /** By its name only: a sender that accepts everything expects what the original answers. */
  private static boolean wantsProblem(HttpServerRequest request) {
    return request.headers().getAll(HttpHeaders.ACCEPT).stream()
        .flatMap(accepted -> Stream.of(accepted.split(",")))
        .map(accepted -> accepted.split(";", 2)[0].strip())
        .anyMatch(Problem.TYPE::equalsIgnoreCase);
  }

  private static String summary(IntakeResult receipt) {
    return "alerts of this request that were refused: %d; that are stored: %d"
        .formatted(receipt.refusals().size(), receipt.stored());
  }

  private static List<Problem.Error> errors(List<Rejection> refusals) {
    return refusals.stream()
        .map(refusal -> new Problem.Error(refusal.index(), refusal.reason()))
        .toList();
  }

  static void answer(RoutingContext context, Throwable failure) {
    switch (cause(failure)) {
      case RequestRejected refused -> refuse(context, refused);
      case NotDurablyStored notSafe -> askAgain(context.response(), notSafe.getMessage());
      case TimeoutException late ->
          askAgain(context.response(), "the log did not confirm the alerts in time");
      case Throwable bug -> context.fail(bug);
    }
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException wrapped && wrapped.getCause() != null
        ? wrapped.getCause()
        : failure;
  }

  /** A sender that asked first whether to send its body need not send it any more. */
  private static void refuse(RoutingContext context, RequestRejected refused) {
    if (refused.status() == 503) {
      context.response().putHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    if (refused.leavesBody() || context.request().getHeader(HttpHeaders.EXPECT) != null) {
      Answers.hangUpAfter(context.response());
    }
    Answers.error(context.response(), refused.status(), refused.code(), refused.getMessage());
  }

  /**
   * Before the body is read, and without a line in the log for each: that is said where it began.
   */
  static void closed(RoutingContext context, String reason) {
    var response = context.response().putHeader("Retry-After", RETRY_AFTER_SECONDS);
    Answers.hangUpAfter(response);
    Answers.error(response, 503, 503, "no alerts are taken now, send them again: " + reason);
  }

  private static void askAgain(HttpServerResponse response, @Nullable String reason) {
    // A line for each request would fill the log; that Kafka is away is said where it is noticed.
    LogEvent.of("alerts not durably stored, the sender is asked to retry")
        .with("error", reason)
        .debug(LOG);
    response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
    Answers.error(response, 503, 503, "the alerts are not safe, send them again: " + reason);
  }

  private static String messages(List<Rejection> refusals) {
    var shown =
        refusals.stream()
            .limit(SHOWN_REFUSALS)
            .map(Rejection::message)
            .collect(Collectors.joining("\n"));
    int more = refusals.size() - SHOWN_REFUSALS;
    return more > 0 ? shown + "\nand " + more + " more" : shown;
  }
}
