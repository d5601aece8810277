package io.tocsin.router.notify;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ids derived from the decision: the same decision, repeated after a crash, has the same id, and
 * consumers drop the duplicate.
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
