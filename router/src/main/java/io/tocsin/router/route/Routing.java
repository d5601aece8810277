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
 * What the router takes from a configuration: the compiled tree, the receivers, what mutes, and the
 * time without news after which an alert is over.
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

  /** How long after a restart nobody's silence counts as an end. */
  public RestartGrace graceAfter(Instant restart) {
    return isStrict() ? RestartGrace.NONE : RestartGrace.after(restart, resolveTimeout());
  }

  /** How long after a gap in what we hear nobody's silence counts as an end. */
  public RestartGrace graceAfter(Gap gap) {
    return isStrict() ? RestartGrace.NONE : RestartGrace.after(gap, resolveTimeout());
  }

  public List<InhibitRule> inhibitRules() {
    return configuration.inhibitRules();
  }

  /** Whether a moment lies in the time interval of that name. */
  public boolean isIn(String timeInterval, Instant moment) {
    var interval = configuration.timeIntervals().get(timeInterval);
    if (interval == null) {
      throw new IllegalStateException("no time interval named \"" + timeInterval + "\"");
    }
    return interval.contains(moment);
  }

  /** Whether we shall do as Alertmanager does where we could do better. */
  public boolean isStrict() {
    return configuration.compatibility() == Compatibility.STRICT;
  }
}
