package io.tocsin.configuration.receiver;

import io.tocsin.configuration.SecretSource;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code pagerduty_configs} for the Events API v2.
 *
 * @param routingKey a template, and a secret
 * @param client empty means the built-in text, like {@code clientUrl} and {@code description}
 * @param source if empty, the client
 * @param severity a template; {@code error} by default
 * @param details in the order of the file, values are templates; merged over the four built-in ones
 */
public record PagerDutyIntegration(
    boolean sendResolved,
    SecretSource routingKey,
    URI url,
    String client,
    String clientUrl,
    String description,
    String source,
    String severity,
    Map<String, String> details,
    String eventClass,
    String component,
    String group,
    List<Link> links,
    List<Image> images,
    Optional<Duration> timeout,
    HttpSettings http)
    implements Integration {

  public PagerDutyIntegration {
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    links = List.copyOf(links);
    images = List.copyOf(images);
  }

  public record Link(String href, String text) {}

  public record Image(String src, String alt, String href) {}

  @Override
  public String type() {
    return "pagerduty";
  }
}
