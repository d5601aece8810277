package io.tocsin.gateway.ingest;

import io.tocsin.gateway.web.Answers;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How a request is answered. Never 429: Alertmanager does not repeat a webhook after it, and the
 * page would be lost.
 */
final class Outcome {
  private static final Logger LOG = Logger.getLogger(Outcome.class);
  private static final int SHOWN_REFUSALS = 100;
  private static final String RETRY_AFTER_SECONDS = "5";

  private Outcome() {}

  /**
   * Alerts that are not stored for a limit are no fault of the request: as in Alertmanager they are
   * counted, and here an alert says so too.
   *
   * @see <a
   *     href="../../../../../../../../docs/decisions/0009-too-many-alerts-are-answered-with-200.md">
   *     decision 0009</a>
   */
  static void answer(HttpServerResponse response, Receipt receipt) {
    if (receipt.limited() > 0) {
      LOG.warnf(
          "%d alerts of a request are not stored, too many others are active; the alert TocsinTooManyActiveAlerts says which",
          receipt.limited());
    }
    var refusals = receipt.refusals();
    var schema = refusals.stream().filter(Refusal::violatesSchema).findFirst();
    if (refusals.isEmpty()) {
      response.setStatusCode(200).end();
    } else if (schema.isPresent()) {
      Answers.error(response, 422, schema.get().kind().code(), schema.get().message());
    } else {
      Answers.message(response, 400, messages(refusals));
    }
  }

  static void answer(RoutingContext context, Throwable failure) {
    switch (cause(failure)) {
      case RequestRefused refused -> refuse(context, refused);
      case AlertLog.NotSafe notSafe -> askAgain(context.response(), notSafe.getMessage());
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
  private static void refuse(RoutingContext context, RequestRefused refused) {
    if (refused.leavesBody() || context.request().getHeader(HttpHeaders.EXPECT) != null) {
      Answers.hangUpAfter(context.response());
    }
    Answers.error(context.response(), refused.status(), refused.code(), refused.getMessage());
  }

  private static void askAgain(HttpServerResponse response, @Nullable String reason) {
    LOG.warnf("alerts were not taken, the sender is asked to come again: %s", reason);
    response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
    Answers.error(response, 503, 503, "the alerts are not safe, send them again: " + reason);
  }

  private static String messages(List<Refusal> refusals) {
    var shown =
        refusals.stream()
            .limit(SHOWN_REFUSALS)
            .map(Refusal::message)
            .collect(Collectors.joining("\n"));
    int more = refusals.size() - SHOWN_REFUSALS;
    return more > 0 ? shown + "\nand " + more + " more" : shown;
  }
}
