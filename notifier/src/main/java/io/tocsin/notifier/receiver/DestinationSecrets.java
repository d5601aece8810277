package io.tocsin.notifier.receiver;

import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.configuration.receiver.HttpSettings;
import io.tocsin.configuration.receiver.Integration;
import io.tocsin.configuration.receiver.PagerDutyIntegration;
import io.tocsin.configuration.receiver.RunbookIntegration;
import io.tocsin.configuration.receiver.SlackIntegration;
import io.tocsin.configuration.receiver.WebhookIntegration;
import io.tocsin.configuration.redaction.Redaction;
import io.tocsin.configuration.redaction.SecretUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * All secrets of a destination. A provider that echoes a request would bring them into logs, topics
 * and messages of other receivers, so each answer is redacted once, where it leaves the attempt.
 *
 * @see <a href="../../../../../../../../docs/decisions/0022-one-redaction.md">decision 0022</a>
 */
public final class DestinationSecrets {
  private final List<String> secrets = new ArrayList<>();

  private DestinationSecrets() {}

  /** The current secrets; read before an attempt, because a secret may be rotated during it. */
  public static DestinationSecrets of(Integration integration) {
    var secrets = new DestinationSecrets();
    switch (integration) {
      case WebhookIntegration webhook -> {
        secrets.addUrl(Optional.of(webhook.url()));
        secrets.add(webhook.http());
      }
      case SlackIntegration slack -> {
        secrets.addUrl(slack.apiUrl());
        secrets.add(slack.appToken());
        secrets.add(slack.http());
      }
      case PagerDutyIntegration pagerDuty -> {
        secrets.add(Optional.of(pagerDuty.routingKey()));
        secrets.add(pagerDuty.http());
      }
      case EmailIntegration email ->
          email
              .login()
              .ifPresent(
                  login -> {
                    secrets.add(login.password());
                    secrets.add(login.secret());
                  });
      case RunbookIntegration _ -> {}
    }
    return secrets;
  }

  public Redaction redaction() {
    return Redaction.of(secrets);
  }

  private void add(HttpSettings http) {
    add(http.credentials());
    http.basicAuth()
        .ifPresent(
            login ->
                read(login.password()).ifPresent(it -> addLogin(login.username() + ":" + it, it)));
  }

  /** The Base64 form is a secret of its own, because it may be encoded again with its header. */
  private void addLogin(String login, String password) {
    secrets.add(login);
    secrets.add(password);
    secrets.add(Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
  }

  private void add(Optional<SecretSource> source) {
    source.flatMap(DestinationSecrets::read).ifPresent(secrets::add);
  }

  private void addUrl(Optional<SecretSource> source) {
    source.flatMap(DestinationSecrets::read).ifPresent(url -> secrets.addAll(SecretUrl.parts(url)));
  }

  /** A secret that cannot be read is not sent either. */
  private static Optional<String> read(SecretSource source) {
    try {
      return Optional.of(source.read().reveal());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
