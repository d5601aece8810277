package io.tocsin.notifier.receiver.slack;

import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.receiver.SlackIntegration;
import io.tocsin.configuration.url.WebAddress;
import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.receiver.AttemptConfig;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.NotificationMetrics;
import io.tocsin.notifier.receiver.Notifier;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.SecretName;
import io.tocsin.notifier.receiver.UnreadableSecret;
import io.tocsin.notifier.receiver.http.HttpSender;
import io.tocsin.notifier.receiver.http.ServerTrust;
import io.tocsin.notifier.template.ConfiguredTexts;
import io.tocsin.notifier.template.UnfilledTextException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** Delivers by the Web API or by an incoming webhook, as configured. */
@ApplicationScoped
class SlackNotifier implements Notifier<SlackIntegration> {
  private static final String POST_METHOD = "chat.postMessage";

  private final SlackClients clients;
  private final HttpSender http;
  private final ConfiguredTexts texts;
  private final NotificationMetrics metrics;
  private final AttemptConfig config;
  private final InstantSource clock;

  SlackNotifier(
      SlackClients clients,
      HttpSender http,
      ConfiguredTexts texts,
      NotificationMetrics metrics,
      AttemptConfig config,
      InstantSource clock) {
    this.clients = clients;
    this.http = http;
    this.texts = texts;
    this.metrics = metrics;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public Class<SlackIntegration> integration() {
    return SlackIntegration.class;
  }

  @Override
  public ProviderAnswer deliver(SlackIntegration slack, Attempt attempt) {
    try {
      var renderer = new SlackRenderer(slack, attempt, texts);
      return new SlackConversation(
              api(slack), channel(slack, attempt), slack.updateMessage(), attempt, metrics)
          .deliver(renderer.canBeShorter(), renderer::message);
    } catch (UnfilledTextException e) {
      return new ProviderAnswer.NeedsAttention(Failure.OTHER, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return UnreadableSecret.answer("cannot read its token or URL", e);
    } catch (IllegalArgumentException e) {
      return new ProviderAnswer.NeedsAttention(
          Failure.OTHER, "its %s cannot be used: %s".formatted(field(slack), e.getMessage()));
    }
  }

  private SlackApi api(SlackIntegration slack) throws IOException {
    if (slack.appToken().isPresent()) {
      return webApi(slack, slack.appUrl(), slack.appToken().get());
    }
    var url = WebAddress.of(slack.apiUrl().orElseThrow().read().reveal());
    return url.getPath().endsWith("/" + POST_METHOD) && slack.http().credentials().isPresent()
        ? webApi(slack, url, slack.http().credentials().get())
        : new IncomingWebhook(http, field(slack), url, slack, timeout(slack));
  }

  private static String field(SlackIntegration slack) {
    return slack.apiUrl().map(source -> SecretName.of("api_url", source)).orElse("app_url");
  }

  private SlackApi webApi(SlackIntegration slack, URI postUrl, SecretSource token)
      throws IOException {
    var prefix = postUrl.toString().replaceFirst("/?(" + POST_METHOD + ")?$", "/");
    var trust = new ServerTrust(slack.http().caFile(), slack.http().insecureSkipVerify());
    var secret = token.read().reveal();
    return new SdkSlackApi(clients.methods(prefix, timeout(slack), trust, secret), clock);
  }

  private String channel(SlackIntegration slack, Attempt attempt) throws UnfilledTextException {
    return texts.destination("channel", slack.channel(), attempt.data());
  }

  private Duration timeout(SlackIntegration slack) {
    return slack.timeout().filter(Duration::isPositive).orElse(config.timeout());
  }
}
