package io.tocsin.configuration;

import io.tocsin.configuration.inhibit.InhibitRule;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.configuration.route.Route;
import io.tocsin.configuration.time.TimeInterval;
import io.tocsin.model.label.LabelSyntax;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A complete, valid configuration.
 *
 * @param resolveTimeout when an alert without an end time resolves, counted from its last report
 * @param route the root, which matches every alert
 * @param receivers in the order of the file, names unique
 * @param inhibitRules in the order of the file
 * @param timeIntervals by the names that routes refer to, in the order of the file
 * @param labelSyntax the syntax of matchers and label names; also applies to those that are read
 *     elsewhere
 * @param warnings accepted but questionable settings, one line each; all keys that are valid but
 *     have no effect yet share the last line
 * @param hash first six bytes of the MD5 of the file, little-endian: the number Alertmanager
 *     exposes
 * @param printed the file as Alertmanager prints it: defaults filled in, secrets hidden, without
 *     Tocsin's own keys
 */
public record Configuration(
    Duration resolveTimeout,
    Route route,
    List<Receiver> receivers,
    List<InhibitRule> inhibitRules,
    Map<String, TimeInterval> timeIntervals,
    Compatibility compatibility,
    LabelSyntax labelSyntax,
    List<String> warnings,
    long hash,
    String printed) {

  public Configuration {
    receivers = List.copyOf(receivers);
    inhibitRules = List.copyOf(inhibitRules);
    timeIntervals = Collections.unmodifiableMap(new LinkedHashMap<>(timeIntervals));
    warnings = List.copyOf(warnings);
  }

  /** A configuration that was not read from a file, without inhibition rules and time intervals. */
  public Configuration(
      Duration resolveTimeout,
      Route route,
      List<Receiver> receivers,
      List<String> warnings,
      long hash) {
    this(
        resolveTimeout,
        route,
        receivers,
        List.of(),
        Map.of(),
        Compatibility.TOCSIN,
        LabelSyntax.FALLBACK,
        warnings,
        hash,
        "");
  }

  Configuration with(List<String> newWarnings, String newPrinted) {
    return new Configuration(
        resolveTimeout,
        route,
        receivers,
        inhibitRules,
        timeIntervals,
        compatibility,
        labelSyntax,
        newWarnings,
        hash,
        newPrinted);
  }

  /**
   * @throws IllegalArgumentException if no receiver has the name; cannot happen for names from its
   *     routes
   */
  public Receiver receiver(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("no receiver named \"" + name + "\""));
  }

  /** The receiver of that name, for names that may come from another configuration. */
  public Optional<Receiver> find(String name) {
    return receivers.stream().filter(receiver -> receiver.name().equals(name)).findFirst();
  }
}
