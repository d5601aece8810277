package io.tocsin.notifier.receiver.webhook;

import io.tocsin.configuration.receiver.TemplatedAddress;
import io.tocsin.configuration.receiver.WebhookIntegration;
import io.tocsin.configuration.url.WebAddress;
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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Posts version 4 of Alertmanager's webhook. */
@ApplicationScoped
class WebhookNotifier implements Notifier<WebhookIntegration> {
  private static final String DELIVERY = "X-Tocsin-Delivery";

  private final HttpExchange exchange;
  private final ConfiguredTexts texts;
  private final AttemptConfig config;

  WebhookNotifier(HttpExchange exchange, ConfiguredTexts texts, AttemptConfig config) {
    this.exchange = exchange;
    this.texts = texts;
    this.config = config;
  }

  @Override
  public Class<WebhookIntegration> integration() {
    return WebhookIntegration.class;
  }

  @Override
  public ProviderAnswer deliver(WebhookIntegration webhook, Attempt attempt) {
    try {
      var url = url(webhook, attempt);
      return MessageForm.shortened(
          MessageForm.FEWER_ALERTS.cuts(attempt.data().alerts().size()),
          form -> send(webhook, url, attempt, form));
    } catch (UnfilledTextException e) {
      return new ProviderAnswer.NeedsAttention(Failure.OTHER, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return UnreadableSecret.answer("its url cannot be used", e);
    } catch (IllegalArgumentException e) {
      return new ProviderAnswer.NeedsAttention(
          Failure.OTHER, "its %s cannot be used: %s".formatted(field(webhook), e.getMessage()));
    }
  }

  private MessageForm.Reply send(
      WebhookIntegration webhook, URI url, Attempt attempt, MessageForm form) {
    var tooLarge = new AtomicBoolean();
    var answer =
        exchange.send(
            webhook.type(),
            post(webhook, url, attempt, form),
            it -> {
              tooLarge.set(it.isTooLarge());
              return interpret(it, attempt);
            });
    return new MessageForm.Reply(answer, tooLarge.get());
  }

  private HttpPost post(WebhookIntegration webhook, URI url, Attempt attempt, MessageForm form) {
    return new HttpPost(
        field(webhook),
        url,
        WebhookBody.of(attempt.data(), webhook.maxAlerts(), form),
        Map.of(DELIVERY, attempt.deliveryId()),
        List.of(),
        webhook.timeout().filter(t -> t.isPositive()).orElse(config.timeout()),
        webhook.http());
  }

  /**
   * A space from a label value becomes {@code %20}, as in Alertmanager. The content of a file may
   * have changed since the configuration was read, so the URL is checked here again.
   */
  private URI url(WebhookIntegration webhook, Attempt attempt)
      throws IOException, UnfilledTextException {
    var written = webhook.url().read().reveal();
    TemplatedAddress.fixed(written);
    return WebAddress.rendered(texts.destination(field(webhook), written, attempt.data()));
  }

  private static String field(WebhookIntegration webhook) {
    return SecretName.of("url", webhook.url());
  }

  private static ProviderAnswer interpret(HttpAnswer answer, Attempt attempt) {
    return answer.isSuccess()
        ? new ProviderAnswer.Accepted(answer.text(), Map.of("delivery", attempt.deliveryId()))
        : answer.failureAnswer();
  }
}
