package io.tocsin.notifier.receiver.target;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A port of our own, or of what we keep our data in. No receiver has any business there. */
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

  /** What listens on every address, or on some loopback address, is met on all of them. */
  private boolean hasAddress(InetAddress address) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host))
          .anyMatch(
              mine ->
                  mine.equals(address)
                      || address.isLoopbackAddress()
                          && (mine.isLoopbackAddress() || mine.isAnyLocalAddress()));
    } catch (UnknownHostException e) {
      // A name that leads nowhere listens nowhere.
      return false;
    }
  }
}
