package io.tocsin.notifier.receiver.target;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides whether receivers may connect to an address.
 *
 * @param allowed takes precedence over {@code refused}, because it was set on purpose
 */
record TargetRules(
    List<AddressRange> refused, List<AddressRange> allowed, List<OwnListener> listeners) {
  /** Digits that some resolvers accept as an address: decimal, octal, hexadecimal, abbreviated. */
  private static final Pattern LOOKS_NUMERIC =
      Pattern.compile("(0[xX][0-9a-fA-F]*|[0-9]+)(\\.(0[xX][0-9a-fA-F]*|[0-9]+))*\\.?");

  private static final Pattern DOTTED =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

  TargetRules {
    refused = List.copyOf(refused);
    allowed = List.copyOf(allowed);
    listeners = List.copyOf(listeners);
  }

  static TargetRules of(TargetConfig config) {
    return new TargetRules(
        networks(config.refused()),
        networks(config.allowed().orElse(List.of())),
        config.listeners().stream().flatMap(text -> OwnListener.parse(text).stream()).toList());
  }

  /** Why this host is not allowed, whatever it resolves to; empty if its addresses decide. */
  Optional<String> objectionTo(String host) {
    boolean odd = LOOKS_NUMERIC.matcher(host).matches() && !DOTTED.matcher(host).matches();
    return odd || host.indexOf('%') >= 0
        ? Optional.of(
            "the host is an IP address in an unusual form; write it like 10.0.0.5 or [fd00::5]")
        : Optional.empty();
  }

  /**
   * Why this address is not allowed; empty if it is. Java returns IPv4-mapped addresses as IPv4.
   */
  Optional<String> objectionTo(InetAddress address) {
    if (allowed.stream().anyMatch(network -> network.contains(address))) {
      return Optional.empty();
    }
    return refused.stream()
        .filter(network -> network.contains(address))
        .findFirst()
        .map(
            network ->
                "%s is in the blocked network %s; to allow it, add it to tocsin.notifier.targets.allowed"
                    .formatted(address.getHostAddress(), network));
  }

  Optional<String> objectionTo(InetSocketAddress target) {
    return objectionTo(target.getAddress())
        .or(
            () ->
                listeners.stream()
                    .filter(listener -> listener.is(target))
                    .findFirst()
                    .map(_ -> "port " + target.getPort() + " belongs to Tocsin or its storage"));
  }

  private static List<AddressRange> networks(List<String> texts) {
    return texts.stream().map(AddressRange::parse).toList();
  }
}
