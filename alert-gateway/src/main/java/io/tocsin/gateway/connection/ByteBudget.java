package io.tocsin.gateway.connection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Bytes held for clients that must act first: send the rest of a body, or read a response. All
 * share one limit. When it is used up, the holder that has waited longest gives way, so that a
 * stalled client cannot block active ones.
 *
 * <p>The last eighth is reserved for small holders, and a small one makes a large one give way
 * first: a typical request with alerts always fits. Thread-safe.
 *
 * @see <a
 *     href="../../../../../../../../docs/decisions/0017-who-waits-longest-gives-way.md">decision
 *     0017</a>
 */
final class ByteBudget<H> {
  /** A Prometheus request has about 16 KB; the largest accepted alert also fits into this. */
  static final long SMALL_BYTES = 256 << 10;

  private final long limit;
  private final Map<H, Holding<H>> holdings = new HashMap<>();
  private final NavigableMap<Long, Holding<H>> small = new TreeMap<>();
  private final NavigableMap<Long, Holding<H>> large = new TreeMap<>();
  private long used;
  private long arrivals;

  ByteBudget(long limit) {
    this.limit = limit;
  }

  /** Result of {@link #hold}. */
  sealed interface Room<H> {
    /**
     * @param gaveWay holders that lost their bytes; includes the caller if it has waited longest
     */
    record Found<H>(List<H> gaveWay) implements Room<H> {}

    /** No other holder could give way. The caller holds nothing. */
    record None<H>() implements Room<H> {}
  }

  /**
   * @param bytes everything the holder has now; its wait begins when it first holds any
   */
  synchronized Room<H> hold(H holder, long bytes) {
    long order = remove(holder).map(Holding::order).orElseGet(() -> arrivals++);
    var gaveWay = new ArrayList<H>();
    if (bytes > 0) {
      var asking = new Holding<>(holder, bytes, order);
      while (!fits(asking)) {
        var waitsLongest = waitsLongest(asking);
        if (waitsLongest == asking && holdings.isEmpty()) {
          return new Room.None<>();
        }
        gaveWay.add(waitsLongest.holder());
        if (waitsLongest == asking) {
          return new Room.Found<>(gaveWay);
        }
        remove(waitsLongest.holder());
      }
      add(asking);
    }
    return new Room.Found<>(gaveWay);
  }

  /** The holder is complete or gone. */
  synchronized void release(H holder) {
    remove(holder);
  }

  synchronized long used() {
    return used;
  }

  private boolean fits(Holding<H> asking) {
    return used + asking.bytes() <= (asking.isSmall() ? limit : limit - limit / 8);
  }

  private Holding<H> waitsLongest(Holding<H> asking) {
    if (asking.isSmall() && !large.isEmpty()) {
      return large.firstEntry().getValue();
    }
    return Stream.of(small.firstEntry(), large.firstEntry())
        .filter(Objects::nonNull)
        .map(Map.Entry::getValue)
        .filter(other -> other.order() < asking.order())
        .min(Comparator.comparingLong(Holding::order))
        .orElse(asking);
  }

  private void add(Holding<H> holding) {
    holdings.put(holding.holder(), holding);
    bySize(holding).put(holding.order(), holding);
    used += holding.bytes();
  }

  private Optional<Holding<H>> remove(H holder) {
    var holding = Optional.ofNullable(holdings.remove(holder));
    holding.ifPresent(
        known -> {
          bySize(known).remove(known.order());
          used -= known.bytes();
        });
    return holding;
  }

  private NavigableMap<Long, Holding<H>> bySize(Holding<H> holding) {
    return holding.isSmall() ? small : large;
  }

  /**
   * @param order sequence number of the start of its wait
   */
  private record Holding<H>(H holder, long bytes, long order) {
    boolean isSmall() {
      return bytes <= SMALL_BYTES;
    }
  }
}
