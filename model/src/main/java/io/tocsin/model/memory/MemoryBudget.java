package io.tocsin.model.memory;

/**
 * How many bytes of the heap active alerts may take, and who gets what is left of it. One
 * alertname, or a few huge alerts, must not take the room that the others need.
 *
 * @param bytes zero means zero; the largest value means that nothing is limited
 * @see <a href="../../../../../../../../docs/decisions/0021-active-alerts-have-a-byte-budget.md">
 *     decision 0021</a>
 */
public record MemoryBudget(long bytes) {
  public static final MemoryBudget UNLIMITED = new MemoryBudget(Long.MAX_VALUE);

  /**
   * Larger ones leave the last tenth to others. It is what an alert of 16 KiB takes at most: two
   * bytes for each character, and the objects around its texts.
   */
  public static final int SMALL_ALERT_BYTES = 42 << 10;

  /** What the process takes without alerts, with its buffers full. */
  private static final long HEAP_WITHOUT_ALERTS = 160L << 20;

  /**
   * An alert is there once as an object. While the process starts, the changelog's bytes are there
   * beside it, what a receiver has not taken yet waits with texts of its own, and whoever lists
   * alerts has answers with all of them. The rest is the router's tolerance, and room for the
   * garbage collector.
   */
  private static final int COPIES = 5;

  private static final long AT_LEAST = 8L << 20;

  public MemoryBudget {
    if (bytes < 0) {
      throw new IllegalArgumentException("a budget is not negative, but this is " + bytes);
    }
  }

  /**
   * @param maxHeap what the JVM may take, in bytes
   */
  public static MemoryBudget ofHeap(long maxHeap) {
    return new MemoryBudget(Math.max(AT_LEAST, (maxHeap - HEAP_WITHOUT_ALERTS) / COPIES));
  }

  /** Some more, for one who comes later to what others have accepted by the budget itself. */
  public MemoryBudget withTolerance() {
    return new MemoryBudget(bytes + Math.min(bytes / 4, Long.MAX_VALUE - bytes));
  }

  /**
   * Whether there is room for something more.
   *
   * @param used by all alerts, in bytes
   * @param usedByName by those of the same alertname
   * @param more of a new alert, or what a known one grows by
   */
  public Room roomFor(long used, long usedByName, long more) {
    long after = used + more;
    if (after > bytes) {
      return Room.NONE;
    }
    if (isTight(after) && usedByName + more > bytes / 4) {
      return Room.NOT_FOR_THIS_NAME;
    }
    return new Reserve(bytes).isTouchedBy(after) ? roomInReserve(usedByName, more) : Room.YES;
  }

  private Room roomInReserve(long usedByName, long more) {
    if (!new Reserve(bytes).isFor(usedByName)) {
      return Room.NOT_FOR_THIS_NAME;
    }
    return more > SMALL_ALERT_BYTES ? Room.ONLY_FOR_SMALL : Room.YES;
  }

  /**
   * As {@link #roomFor}, but who has little goes on for as long as the router has room: what others
   * brought in before it was known what is held, and what the router leaves out, must not cost him
   * his page.
   *
   * @param held by the router, with its tolerance
   */
  public Room roomAtTheDoor(long used, long held, long usedByName, long more) {
    var room = roomFor(used, usedByName, more);
    return room == Room.NONE && new Reserve(bytes).isFor(usedByName)
        ? withTolerance().roomFor(held, usedByName, more)
        : room;
  }

  /** Whether so much is used that what is not needed any more should go. */
  public boolean isTight(long used) {
    return used > bytes - bytes / 4;
  }

  /** Whether there is room, and if not, why. */
  public enum Room {
    YES,
    /** Much of the budget is used, and alerts of this name have their share of it. */
    NOT_FOR_THIS_NAME,
    /** What is left is for small alerts. */
    ONLY_FOR_SMALL,
    NONE
  }
}
