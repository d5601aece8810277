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
 * One complete, checked configuration.
 *
 * @param resolveTimeout end of an alert whose source gives none, counted from its last report
 * @param route the root, which takes everything
 * @param receivers in the order of the file, names unique
 * @param inhibitRules in the order of the file
 * @param timeIntervals by the names that routes refer to, in the order of the file
 * @param labelSyntax by which matchers and label names were read; whoever reads others does alike
 * @param warnings what is accepted but may surprise, one line each; all keys that are valid but do
 *     nothing yet share the last line
 * @param hash first six bytes of the MD5 of the file, little-endian: the number Alertmanager
 *     exposes
 * @param printed as Alertmanager prints it: defaults filled in, secrets hidden, without what is
 *     Tocsin's own
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

  /** One that was never a file, under which nothing is ever inhibited or muted. */
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
   * @throws IllegalArgumentException if no receiver has the name, which a checked configuration
   *     rules out for its routes
   */
  public Receiver receiver(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("no receiver named \"" + name + "\""));
  }

  /** The receiver of that name, for who has it from somewhere else than this configuration. */
  public Optional<Receiver> find(String name) {
    return receivers.stream().filter(receiver -> receiver.name().equals(name)).findFirst();
  }
}
