package io.tocsin.events.broker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;

/** Uses the resolver of this machine. The JVM caches failures for ten seconds. */
record HostLookup() implements Predicate<String> {

  @Override
  public boolean test(String host) {
    try {
      return InetAddress.getAllByName(host).length > 0;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
