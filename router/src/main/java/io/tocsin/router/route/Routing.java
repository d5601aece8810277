package io.tocsin.router.route;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.receiver.Receiver;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What the router takes from a configuration: the compiled tree, the receivers, the time without
 * news after which an alert is over.
 */
public final class Routing {
  private final RouteTree tree;
  private final Map<String, Receiver> receivers = new HashMap<>();
  private final Duration resolveTimeout;

  public Routing(Configuration configuration) {
    this.tree = new RouteTree(configuration.route());
    this.resolveTimeout = configuration.resolveTimeout();
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
    return resolveTimeout;
  }
}
