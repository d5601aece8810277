package io.tocsin.notifier.receiver.target;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.SocketFactory;

/**
 * The way out for every receiver. A name is looked up once, all its addresses are checked, and the
 * connection goes to one of those: a name that changes in between leads nowhere else. The socket
 * checks again what it connects to, for addresses that were never a name.
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
   * The addresses of a host, every one of them permitted.
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

  /** Makes sockets that connect to what is permitted. */
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
