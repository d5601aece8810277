package io.tocsin.notifier.receiver.target;

import java.net.InetAddress;

/**
 * A range of addresses in CIDR notation, {@code 10.0.0.0/8}; without a prefix length, a single
 * address.
 *
 * @param prefix length in bits
 */
record AddressRange(InetAddress address, int prefix) {

  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    var address = address(slash < 0 ? text : text.substring(0, slash), text);
    int longest = address.getAddress().length * Byte.SIZE;
    return new AddressRange(address, slash < 0 ? longest : prefix(text, slash + 1, longest));
  }

  boolean contains(InetAddress other) {
    var mine = address.getAddress();
    var theirs = other.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
      if ((mine[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return address.getHostAddress() + "/" + prefix;
  }

  /** Never resolves names: a range is numeric. */
  private static InetAddress address(String digits, String written) {
    try {
      return InetAddress.ofLiteral(digits.strip());
    } catch (IllegalArgumentException e) {
      throw refused(written, e);
    }
  }

  private static int prefix(String text, int from, int longest) {
    try {
      int prefix = Integer.parseInt(text.substring(from).strip());
      if (prefix >= 0 && prefix <= longest) {
        return prefix;
      }
    } catch (NumberFormatException e) {
      throw refused(text, e);
    }
    throw refused(text, null);
  }

  private static IllegalArgumentException refused(
      String text, @org.jspecify.annotations.Nullable Exception cause) {
    return new IllegalArgumentException(
        "tocsin.notifier.targets: \"%s\" is not a network; write it like 10.0.0.0/8 or fd00::/8"
            .formatted(text),
        cause);
  }
}
