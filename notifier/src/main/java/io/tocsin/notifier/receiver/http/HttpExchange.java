package io.tocsin.notifier.receiver.http;

import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.NotificationMetrics;
import io.tocsin.notifier.receiver.ProviderAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.function.Function;

/** One request and what its answer, or the lack of one, means. */
@ApplicationScoped
public class HttpExchange {
  private final HttpSender http;
  private final NotificationMetrics metrics;

  public HttpExchange(HttpSender http, NotificationMetrics metrics) {
    this.http = http;
    this.metrics = metrics;
  }

  /**
   * @param integration for the metrics
   * @param judge what an answer of any status means
   */
  public ProviderAnswer hold(
      String integration, HttpPost post, Function<HttpAnswer, ProviderAnswer> judge) {
    var answer = attempt(post, judge);
    metrics.requested(integration, answer.failure().isPresent());
    return answer;
  }

  private ProviderAnswer attempt(HttpPost post, Function<HttpAnswer, ProviderAnswer> judge) {
    try {
      return judge.apply(http.post(post));
    } catch (IOException e) {
      return NoAnswer.to(post, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ProviderAnswer.TryAgain(
          Failure.CONTEXT_CANCELED, "interrupted by the stop of the process");
    }
  }
}
