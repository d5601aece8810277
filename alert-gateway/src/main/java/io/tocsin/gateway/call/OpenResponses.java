package io.tocsin.gateway.call;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Responses being sent, oldest first. A slow reader can keep a slot for hours; when no slot is
 * free, the response that has been sending longest is aborted. Thread-safe.
 */
final class OpenResponses<R> {
  private final Map<R, Instant> begun = new LinkedHashMap<>();

  synchronized void begin(R reader, Instant now) {
    begun.put(reader, now);
  }

  synchronized void end(R reader) {
    begun.remove(reader);
  }

  /** Removes and returns the oldest response, if it began by {@code latest}. */
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
