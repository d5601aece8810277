package io.tocsin.gateway.connection;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * The network of a client: an IPv4 address, or the /64 prefix of an IPv6 address, because one
 * client usually controls a whole /64.
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
