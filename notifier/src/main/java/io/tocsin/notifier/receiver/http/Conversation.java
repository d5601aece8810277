package io.tocsin.notifier.receiver.http;

import io.tocsin.configuration.file.UnreadableFileException;
import io.tocsin.notifier.receiver.Answer;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.NotificationMetrics;
import io.tocsin.notifier.receiver.UnreadableSecret;
import io.tocsin.notifier.receiver.target.RefusedTargetException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.function.Function;

/** One request and what its answer, or the lack of one, means. */
@ApplicationScoped
public class Conversation {
  private final HttpSender http;
  private final NotificationMetrics metrics;

  public Conversation(HttpSender http, NotificationMetrics metrics) {
    this.http = http;
    this.metrics = metrics;
  }

  /**
   * @param integration for the metrics
   * @param judge what an answer of any status means
   */
  public Answer hold(String integration, HttpPost post, Function<HttpAnswer, Answer> judge) {
    var answer = attempt(post, judge);
    metrics.requested(integration, answer.failure().isPresent());
    return answer;
  }

  private Answer attempt(HttpPost post, Function<HttpAnswer, Answer> judge) {
    try {
      return judge.apply(http.post(post));
    } catch (RefusedTargetException e) {
      return new Answer.NeedsPerson(Failure.OTHER, String.valueOf(e.getMessage()));
    } catch (UnreadableFileException e) {
      return UnreadableSecret.answer("cannot be used", e);
    } catch (NoAnswerException e) {
      return new Answer.TryAgain(Failure.CONTEXT_DEADLINE_EXCEEDED, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return Answer.TryAgain.network(Failure.OTHER, String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.TryAgain(
          Failure.CONTEXT_CANCELED, "interrupted by the stop of the process");
    }
  }
}
