package io.tocsin.gateway.call;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Long answers that are on their way, the oldest first. A reader that takes a piece now and then
 * keeps a place for hours; when all are taken, the one that has read longest gives way. For all
 * threads.
 */
final class OpenResponses<R> {
  private final Map<R, Instant> begun = new LinkedHashMap<>();

  synchronized void begin(R reader, Instant now) {
    begun.put(reader, now);
  }

  synchronized void end(R reader) {
    begun.remove(reader);
  }

  /** Only one who has had the time that an honest reader needs; it is no longer kept here. */
  synchronized Optional<R> giveWay(Instant latest) {
    var longest =
        begun.entrySet().stream()
            .findFirst()
            .filter(oldest -> !oldest.getValue().isAfter(latest))
            .map(Map.Entry::getKey);
    longest.ifPresent(begun::remove);
    return longest;
  }
}
