package io.tocsin.notifier.receiver.target;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.SocketFactory;

/**
 * Controls all outgoing connections of receivers. A name is resolved once, all its addresses are
 * checked, and the connection uses one of them, so DNS rebinding has no effect. The socket checks
 * its address again, for URLs with a literal address.
 *
 * @see <a
 *     href="../../../../../../../../../docs/decisions/0008-receivers-do-not-reach-everything.md">decision
 *     0008</a>
 */
@ApplicationScoped
public class Targets {
  private final TargetRules rules;
  private final Resolver resolver;

  @Inject
  Targets(TargetConfig config) {
    this(TargetRules.of(config), Resolver.SYSTEM);
  }

  Targets(TargetRules rules, Resolver resolver) {
    this.rules = rules;
    this.resolver = resolver;
  }

  /**
   * The addresses of a host, all of them allowed.
   *
   * @throws RefusedTargetException if one of them is not
   */
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    refuse(rules.objectionTo(host));
    var addresses = resolver.addressesOf(host);
    for (var address : addresses) {
      refuse(rules.objectionTo(address));
    }
    return addresses;
  }

  /** A factory of sockets that connect only to allowed addresses. */
  public SocketFactory sockets() {
    return new GuardedSockets(this);
  }

  void check(InetSocketAddress target) throws RefusedTargetException {
    refuse(rules.objectionTo(target));
  }

  private static void refuse(java.util.Optional<String> objection) throws RefusedTargetException {
    if (objection.isPresent()) {
      throw new RefusedTargetException(objection.get());
    }
  }
}
