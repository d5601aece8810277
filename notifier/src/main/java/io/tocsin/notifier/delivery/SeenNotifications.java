package io.tocsin.notifier.delivery;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The newest notifications of a group. After a crash the router may repeat some, in the same order
 * and with the same ids. Not thread-safe.
 */
final class SeenNotifications {
  private static final int REMEMBERED_IDS = 16;

  private final Set<String> ids = new LinkedHashSet<>();

  /** False if it is a repetition. */
  boolean add(String id) {
    if (!ids.add(id)) {
      return false;
    }
    if (ids.size() > REMEMBERED_IDS) {
      ids.remove(ids.iterator().next());
    }
    return true;
  }
}
