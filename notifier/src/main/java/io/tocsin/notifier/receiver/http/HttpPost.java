package io.tocsin.notifier.receiver.http;

import io.tocsin.configuration.receiver.HttpSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One JSON document to send.
 *
 * @param field the key of the URL in the configuration, such as {@code url}
 * @param headers in addition to the standard ones
 * @param secrets in the body; redacted in every text about the answer
 * @param timeout of the whole exchange, including redirects and the answer
 */
public record HttpPost(
    String field,
    URI url,
    String json,
    Map<String, String> headers,
    List<String> secrets,
    Duration timeout,
    HttpSettings settings) {

  public HttpPost {
    headers = Map.copyOf(headers);
    secrets = List.copyOf(secrets);
  }
}
