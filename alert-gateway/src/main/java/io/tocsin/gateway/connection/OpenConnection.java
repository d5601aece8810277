package io.tocsin.gateway.connection;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** State of one connection for the shared limits. Thread-safe. */
final class OpenConnection {
  /** Maximum length of a head. */
  private static final long HEAD_BYTES = 32 << 10;

  private final InetSocketAddress from;
  private final Runnable hangUp;
  private final List<UnfinishedBody> bodies = new ArrayList<>();
  private Optional<Instant> idleSince;
  private int heads;
  private boolean sendsHead;
  private boolean overlapping;
  private boolean givenUp;
  private long unfinishedBytes;

  OpenConnection(InetSocketAddress from, Runnable hangUp, Instant now) {
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

  /** Drops what the client has sent of a request and ignores what follows. */
  void giveWay(int status, String reason) {
    var unfinished = giveUp();
    if (unfinished.isEmpty()) {
      hangUp();
    } else {
      unfinished.forEach(body -> body.refuse(status, reason));
    }
  }

  private synchronized List<UnfinishedBody> giveUp() {
    givenUp = true;
    return List.copyOf(bodies);
  }

  synchronized boolean isGivenUp() {
    return givenUp;
  }

  boolean isIdle() {
    return idleSince().isPresent();
  }

  /** Empty while a request is sent or answered. */
  synchronized Optional<Instant> idleSince() {
    return idleSince;
  }

  /**
   * @return the number of the head that these bytes begin, if they do
   */
  synchronized OptionalInt bytesReceived(long bytes) {
    boolean begins = idleSince.isPresent() && !overlapping;
    idleSince = Optional.empty();
    if (!begins) {
      unfinishedBytes += bytes;
      return OptionalInt.empty();
    }
    sendsHead = true;
    unfinishedBytes = bytes;
    return OptionalInt.of(++heads);
  }

  synchronized void headRead() {
    sendsHead = false;
    idleSince = Optional.empty();
  }

  /** The head was read and a body follows. */
  synchronized void bodyBegins(UnfinishedBody body) {
    bodies.add(body);
  }

  /**
   * @param bytes length of the body
   */
  synchronized void bodyEnded(UnfinishedBody body, long bytes) {
    if (bodies.remove(body)) {
      unfinishedBytes = bodies.isEmpty() ? 0 : Math.max(0, unfinishedBytes - bytes);
    }
  }

  synchronized boolean waitsForBodySince(Instant latest) {
    return bodies.stream().anyMatch(body -> !body.since().isAfter(latest));
  }

  /** Bytes received of the unfinished request, or of several if they overlap. */
  synchronized long unfinishedBytes() {
    if (!sendsHead && bodies.isEmpty()) {
      unfinishedBytes = 0;
    }
    return unfinishedBytes;
  }

  /** The limit that a body exceeds; unknown while requests overlap. */
  synchronized OptionalLong exceeded() {
    return bodies.stream()
        .mapToLong(UnfinishedBody::most)
        .filter(most -> !overlapping && unfinishedBytes - HEAD_BYTES > most)
        .findFirst();
  }

  /**
   * Requests of this connection are interleaved (HTTP/2): bytes do not show where a head begins.
   */
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
