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
 * Bytes that are held for clients which have to do something first: send the rest of a body, or
 * read an answer. One limit bounds them all. When it is used up, the holder that has waited longest
 * gives way, so that a client which never goes on cannot keep out those which do.
 *
 * <p>The last eighth is for small holders only, and a small one makes a large one give way first:
 * what most alerts come in always finds room. For all threads.
 *
 * @see <a
 *     href="../../../../../../../../docs/decisions/0017-who-waits-longest-gives-way.md">decision
 *     0017</a>
 */
final class ByteBudget<H> {
  /** A request of Prometheus has 16 KB; this much holds every alert that is accepted. */
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

  /** What became of the wish to hold so many bytes. */
  sealed interface Room<H> {
    /**
     * @param gaveWay who no longer holds anything; the asker itself if it has waited longest
     */
    record Found<H>(List<H> gaveWay) implements Room<H> {}

    /** Nobody else could give way. The asker holds nothing any more. */
    record None<H>() implements Room<H> {}
  }

  /**
   * @param bytes all that the holder has now; it waits from the first time that it has any
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

  /** It has what it waited for, or is gone. */
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
   * @param order when it began to wait, counted in arrivals
   */
  private record Holding<H>(H holder, long bytes, long order) {
    boolean isSmall() {
      return bytes <= SMALL_BYTES;
    }
  }
}
