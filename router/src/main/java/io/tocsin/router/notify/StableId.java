package io.tocsin.router.notify;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ids made of what they stand for: the same decision, made again after a crash, has the same id,
 * and consumers drop the second one.
 */
final class StableId {
  private StableId() {}

  static String of(Object... parts) {
    var text = new StringBuilder();
    for (var part : parts) {
      text.append(part).append('\n');
    }
    return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
