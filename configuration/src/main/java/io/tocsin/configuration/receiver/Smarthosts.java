package io.tocsin.configuration.receiver;

import io.tocsin.configuration.receiver.EmailIntegration.Smarthost;

/** Reads {@code host:port}, with brackets around an IPv6 address. */
final class Smarthosts {
  private Smarthosts() {}

  static Smarthost parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0 || text.indexOf(']') > colon) {
      throw new IllegalArgumentException(
          "address " + text + ": missing port in address, write host:port");
    }
    var host = text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      return new Smarthost(host.substring(1, host.length() - 1), port(text, colon));
    }
    if (host.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "address " + text + ": too many colons in address, write [IPv6]:port");
    }
    return new Smarthost(host, port(text, colon));
  }

  private static int port(String text, int colon) {
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (port > 0 && port <= 0xFFFF) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Reported below, as for a number that is not a port.
    }
    throw new IllegalArgumentException(
        "address " + text + ": the port must be a number from 1 to 65535");
  }
}
