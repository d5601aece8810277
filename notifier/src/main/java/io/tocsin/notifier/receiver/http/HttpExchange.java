package io.tocsin.notifier.receiver.http;

import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.NotificationMetrics;
import io.tocsin.notifier.receiver.ProviderAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.function.Function;

/** Sends one request and interprets the answer, or the lack of one. */
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
   * @param interpret interprets an answer of any status
   */
  public ProviderAnswer send(
      String integration, HttpPost post, Function<HttpAnswer, ProviderAnswer> interpret) {
    var answer = attempt(post, interpret);
    metrics.requested(integration, answer.failure().isPresent());
    return answer;
  }

  private ProviderAnswer attempt(HttpPost post, Function<HttpAnswer, ProviderAnswer> interpret) {
    try {
      return interpret.apply(http.post(post));
    } catch (IOException e) {
      return NoAnswer.to(post, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ProviderAnswer.TryAgain(
          Failure.CONTEXT_CANCELED, "interrupted because the process is stopping");
    }
  }
}
