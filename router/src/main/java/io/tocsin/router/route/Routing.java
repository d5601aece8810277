package io.tocsin.router.route;

import io.tocsin.configuration.Compatibility;
import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.inhibit.InhibitRule;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.router.resolve.Gap;
import io.tocsin.router.resolve.RestartGrace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the router uses of a configuration: the compiled tree, the receivers, time intervals,
 * inhibition rules and resolve_timeout.
 */
public final class Routing {
  private final RouteTree tree;
  private final Map<String, Receiver> receivers = new HashMap<>();
  private final Configuration configuration;

  public Routing(Configuration configuration) {
    this.tree = new RouteTree(configuration.route());
    this.configuration = configuration;
    configuration.receivers().forEach(receiver -> receivers.put(receiver.name(), receiver));
  }

  public RouteTree tree() {
    return tree;
  }

  public Receiver receiver(RouteNode node) {
    var receiver = receivers.get(node.route().receiver());
    if (receiver == null) {
      throw new IllegalStateException(
          "route %s names the unknown receiver \"%s\""
              .formatted(node.key(), node.route().receiver()));
    }
    return receiver;
  }

  public Duration resolveTimeout() {
    return configuration.resolveTimeout();
  }

  /** Grace period after a restart. */
  public RestartGrace graceAfter(Instant restart) {
    return isStrict() ? RestartGrace.NONE : RestartGrace.after(restart, resolveTimeout());
  }

  /** Grace period after a gap in the reports. */
  public RestartGrace graceAfter(Gap gap) {
    return isStrict() ? RestartGrace.NONE : RestartGrace.after(gap, resolveTimeout());
  }

  public List<InhibitRule> inhibitRules() {
    return configuration.inhibitRules();
  }

  /** Whether the named time interval contains the moment. */
  public boolean isIn(String timeInterval, Instant moment) {
    var interval = configuration.timeIntervals().get(timeInterval);
    if (interval == null) {
      throw new IllegalStateException("no time interval named \"" + timeInterval + "\"");
    }
    return interval.contains(moment);
  }

  /** Whether {@code compatibility: strict} is set. */
  public boolean isStrict() {
    return configuration.compatibility() == Compatibility.STRICT;
  }
}
