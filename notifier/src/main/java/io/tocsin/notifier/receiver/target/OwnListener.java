package io.tocsin.notifier.receiver.target;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A port of Tocsin or of its storage, which no receiver may connect to. */
record OwnListener(String host, int port) {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:.*://)?(\\[[^]]+]|[^:/@\\[\\]]+):(\\d{1,5})(?:[/?].*)?");

  /**
   * @param text {@code host:port}, or a URL with both, such as that of a database
   */
  static Optional<OwnListener> parse(String text) {
    var address = ADDRESS.matcher(text.strip());
    return address.matches()
        ? Optional.of(new OwnListener(address.group(1), Integer.parseInt(address.group(2))))
        : Optional.empty();
  }

  boolean is(InetSocketAddress target) {
    return target.getPort() == port && hasAddress(target.getAddress());
  }

  /** A listener on the wildcard or a loopback address is reachable on every loopback address. */
  private boolean hasAddress(InetAddress address) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host))
          .anyMatch(
              mine ->
                  mine.equals(address)
                      || address.isLoopbackAddress()
                          && (mine.isLoopbackAddress() || mine.isAnyLocalAddress()));
    } catch (UnknownHostException e) {
      // Nothing listens on an unknown host.
      return false;
    }
  }
}
