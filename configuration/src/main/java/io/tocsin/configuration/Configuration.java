package io.tocsin.configuration;

import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.configuration.route.Route;
import java.time.Duration;
import java.util.List;

/**
 * One complete, checked configuration.
 *
 * @param resolveTimeout end of an alert whose source gives none, counted from its last report
 * @param route the root, which takes everything
 * @param receivers in the order of the file, names unique
 * @param warnings what is accepted but may surprise, one line each; all keys that are valid but do
 *     nothing yet share the last line
 * @param hash first six bytes of the MD5 of the file, little-endian: the number Alertmanager
 *     exposes
 */
public record Configuration(
    Duration resolveTimeout,
    Route route,
    List<Receiver> receivers,
    List<String> warnings,
    long hash) {

  public Configuration {
    receivers = List.copyOf(receivers);
    warnings = List.copyOf(warnings);
  }

  Configuration withWarnings(List<String> lines) {
    return new Configuration(resolveTimeout, route, receivers, lines, hash);
  }

  /**
   * @throws IllegalArgumentException if no receiver has the name, which a checked configuration
   *     rules out for its routes
   */
  public Receiver receiver(String name) {
    return receivers.stream()
        .filter(receiver -> receiver.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no receiver named \"" + name + "\""));
  }
}
