package io.tocsin.gateway.connection;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** One connection, as far as it concerns others. Any thread may ask. */
final class Visit {
  private final InetSocketAddress from;
  private final Runnable hangUp;
  private Optional<Instant> idleSince;
  private int heads;
  private boolean sendsHead;
  private boolean overlapping;

  Visit(InetSocketAddress from, Runnable hangUp, Instant now) {
    this.from = from;
    this.hangUp = hangUp;
    this.idleSince = Optional.of(now);
  }

  InetSocketAddress from() {
    return from;
  }

  void hangUp() {
    hangUp.run();
  }

  /** Empty while a request is sent or answered. */
  synchronized Optional<Instant> idleSince() {
    return idleSince;
  }

  /**
   * @return the number of the head that begins with them, if one does
   */
  synchronized OptionalInt bytesCame() {
    boolean begins = idleSince.isPresent() && !overlapping;
    idleSince = Optional.empty();
    if (!begins) {
      return OptionalInt.empty();
    }
    sendsHead = true;
    return OptionalInt.of(++heads);
  }

  synchronized void headTaken() {
    sendsHead = false;
    idleSince = Optional.empty();
  }

  /** Requests of this connection come beside each other: no byte says when a head begins. */
  synchronized void overlaps() {
    overlapping = true;
  }

  synchronized void answered(Instant now) {
    idleSince = Optional.of(now);
  }

  synchronized boolean stillSends(int head) {
    return sendsHead && head == heads;
  }
}
