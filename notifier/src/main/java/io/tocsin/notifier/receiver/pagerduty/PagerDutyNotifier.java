package io.tocsin.notifier.receiver.pagerduty;

import io.tocsin.configuration.receiver.PagerDutyIntegration;
import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.receiver.AttemptConfig;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.MessageForm;
import io.tocsin.notifier.receiver.Notifier;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.SecretName;
import io.tocsin.notifier.receiver.UnreadableSecret;
import io.tocsin.notifier.receiver.http.HttpAnswer;
import io.tocsin.notifier.receiver.http.HttpExchange;
import io.tocsin.notifier.receiver.http.HttpPost;
import io.tocsin.notifier.template.ConfiguredTexts;
import io.tocsin.notifier.template.UnfilledTextException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Triggers, updates and resolves one PagerDuty alert for each group. */
@ApplicationScoped
class PagerDutyNotifier implements Notifier<PagerDutyIntegration> {
  private static final int INVALID_EVENT = 400;

  private final HttpExchange exchange;
  private final ConfiguredTexts texts;
  private final AttemptConfig config;

  PagerDutyNotifier(HttpExchange exchange, ConfiguredTexts texts, AttemptConfig config) {
    this.exchange = exchange;
    this.texts = texts;
    this.config = config;
  }

  @Override
  public Class<PagerDutyIntegration> integration() {
    return PagerDutyIntegration.class;
  }

  @Override
  public ProviderAnswer deliver(PagerDutyIntegration pagerDuty, Attempt attempt) {
    try {
      return deliver(pagerDuty, attempt, routingKey(pagerDuty, attempt));
    } catch (UnfilledTextException e) {
      return new ProviderAnswer.NeedsAttention(Failure.OTHER, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return UnreadableSecret.answer("cannot read its routing_key", e);
    }
  }

  private ProviderAnswer deliver(
      PagerDutyIntegration pagerDuty, Attempt attempt, String routingKey) {
    if (routingKey.isEmpty()) {
      return new ProviderAnswer.Refused(
          Failure.CLIENT_ERROR, "its routing_key is empty once the template is filled in");
    }
    var event = new PagerDutyEvent(pagerDuty, attempt, texts);
    return MessageForm.shortened(
        MessageForm.FEWER_ALERTS.cuts(attempt.data().alerts().size()),
        form -> send(pagerDuty, routingKey, event.of(form, routingKey), event));
  }

  /** A rejected event may be too long or rendered wrongly: a shorter one may be accepted. */
  private MessageForm.Reply send(
      PagerDutyIntegration pagerDuty, String routingKey, String json, PagerDutyEvent event) {
    var refused = new AtomicBoolean();
    var post =
        new HttpPost(
            "url",
            pagerDuty.url(),
            json,
            Map.of(),
            List.of(routingKey),
            pagerDuty.timeout().filter(t -> t.isPositive()).orElse(config.timeout()),
            pagerDuty.http());
    var answer =
        exchange.send(
            pagerDuty.type(),
            post,
            it -> {
              refused.set(it.status() == INVALID_EVENT || it.isTooLarge());
              return interpret(it, event);
            });
    return new MessageForm.Reply(answer, refused.get());
  }

  private static ProviderAnswer interpret(HttpAnswer answer, PagerDutyEvent event) {
    if (answer.isSuccess()) {
      return new ProviderAnswer.Accepted(answer.text(), Map.of("dedup_key", event.dedupKey()));
    }
    return answer.status() == INVALID_EVENT
        ? new ProviderAnswer.Refused(Failure.CLIENT_ERROR, answer.text())
        : answer.failureAnswer();
  }

  private String routingKey(PagerDutyIntegration pagerDuty, Attempt attempt)
      throws IOException, UnfilledTextException {
    var written = pagerDuty.routingKey().read().reveal();
    var field = SecretName.of("routing_key", pagerDuty.routingKey());
    return texts.destination(field, written, attempt.data()).strip();
  }
}
