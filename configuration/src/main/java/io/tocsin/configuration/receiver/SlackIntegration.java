package io.tocsin.configuration.receiver;

import io.tocsin.configuration.SecretSource;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code slack_configs}. With an app token messages are posted by the Web API and updated in place;
 * with a webhook URL they can only be posted.
 *
 * @param apiUrl incoming webhook, or {@code …/api/chat.postMessage} with the token in {@code
 *     http_config}
 * @param appUrl URL of {@code chat.postMessage}
 * @param channel may be empty with an incoming webhook, which has its own channel
 * @param updateMessage update the message of a group instead of posting again; on by default with
 *     an app token
 */
public record SlackIntegration(
    boolean sendResolved,
    Optional<SecretSource> apiUrl,
    Optional<SecretSource> appToken,
    URI appUrl,
    String channel,
    SlackTexts texts,
    boolean updateMessage,
    Optional<Duration> timeout,
    HttpSettings http)
    implements Integration {
  @Override
  public String type() {
    return "slack";
  }
}
