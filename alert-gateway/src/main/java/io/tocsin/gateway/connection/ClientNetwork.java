package io.tocsin.gateway.connection;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Where a client comes from, as far as it can be told from others: an address of IPv4, or the first
 * half of one of IPv6. Whoever has the one half of these has all addresses of the other.
 */
record ClientNetwork(boolean isVersion6, long bits) {

  static ClientNetwork of(InetAddress address) {
    var bytes = ByteBuffer.wrap(address.getAddress());
    return address instanceof Inet6Address && !address.isLoopbackAddress()
        ? new ClientNetwork(true, bytes.getLong())
        : new ClientNetwork(
            bytes.limit() > Integer.BYTES, bytes.getInt(bytes.limit() - Integer.BYTES));
  }
}
