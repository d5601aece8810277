package io.tocsin.notifier.receiver.http;

import io.tocsin.configuration.receiver.HttpSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One JSON document to send.
 *
 * @param field what people call the address, such as {@code url}
 * @param headers beyond those that every request has
 * @param secrets in the body; kept out of every text about the answer
 * @param timeout of the whole conversation, redirects and answer included
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
