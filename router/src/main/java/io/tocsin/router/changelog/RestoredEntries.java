package io.tocsin.router.changelog;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Serialized entries that no processor has yet, within a limit. One thread at a time. */
final class RestoredEntries {
  private final RestoreLimit limit;
  private final Map<Bytes, byte[]> entries = new HashMap<>();
  private final Map<Bytes, String> leftOut = new HashMap<>();
  private long bytes;

  RestoredEntries(RestoreLimit limit) {
    this.limit = limit;
  }

  /** Takes an entry from the changelog; beyond the limit only its name is kept. */
  void take(Bytes key, byte @Nullable [] value) {
    if (value == null || limit.hasRoom(bytes - sizeOf(entries.get(key)), value.length)) {
      put(key, value);
    } else {
      put(key, null);
      leftOut.put(key, limit.nameOf().apply(value));
    }
  }

  void put(Bytes key, byte @Nullable [] value) {
    leftOut.remove(key);
    bytes += sizeOf(value) - sizeOf(value == null ? entries.remove(key) : entries.put(key, value));
  }

  void drain(BiConsumer<Bytes, byte[]> take) {
    for (var left = entries.entrySet().iterator(); left.hasNext(); ) {
      var entry = left.next();
      left.remove();
      take.accept(entry.getKey(), entry.getValue());
    }
    bytes = 0;
  }

  Map<Bytes, String> leftOut() {
    return leftOut;
  }

  int size() {
    return entries.size();
  }

  private static int sizeOf(byte @Nullable [] value) {
    return value == null ? 0 : value.length;
  }
}
