package io.tocsin.model.memory;

/**
 * Heap budget for active alerts, and how the rest of it is shared. A single alertname, or a few
 * huge alerts, must not use up the room for the others.
 *
 * @param bytes zero means none; {@code Long.MAX_VALUE} means unlimited
 * @see <a href="../../../../../../../../docs/decisions/0021-active-alerts-have-a-byte-budget.md">
 *     decision 0021</a>
 */
public record MemoryBudget(long bytes) {
  public static final MemoryBudget UNLIMITED = new MemoryBudget(Long.MAX_VALUE);

  /**
   * Larger alerts leave the last tenth to others. The most that an alert of 16 KiB uses: two bytes
   * per character, plus the objects around its texts.
   */
  public static final int SMALL_ALERT_BYTES = 42 << 10;

  /** Heap of the process without alerts, with full buffers. */
  private static final long HEAP_WITHOUT_ALERTS = 160L << 20;

  /**
   * An alert is on the heap once as an object. During a start the bytes of the changelog come on
   * top, pending notifications have texts of their own, and listings contain all alerts. The rest
   * is the router's tolerance, and room for the garbage collector.
   */
  private static final int COPIES = 5;

  private static final long AT_LEAST = 8L << 20;

  public MemoryBudget {
    if (bytes < 0) {
      throw new IllegalArgumentException("memory budget must not be negative: " + bytes);
    }
  }

  /**
   * @param maxHeap maximum heap of the JVM, in bytes
   */
  public static MemoryBudget ofHeap(long maxHeap) {
    return new MemoryBudget(Math.max(AT_LEAST, (maxHeap - HEAP_WITHOUT_ALERTS) / COPIES));
  }

  /**
   * A larger budget for the router, which must hold what gateways have accepted by the normal one.
   */
  public MemoryBudget withTolerance() {
    return new MemoryBudget(bytes + Math.min(bytes / 4, Long.MAX_VALUE - bytes));
  }

  /**
   * Whether there is room for more bytes.
   *
   * @param used used by all alerts, in bytes
   * @param usedByName used by alerts with the same alertname
   * @param more size of a new alert, or growth of a known one
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
   * As {@link #roomFor}, but alertnames with few alerts are accepted for as long as the router has
   * room: alerts accepted before the usage was known, and alerts that the router leaves out, must
   * not prevent a page.
   *
   * @param held bytes held by the router, including its tolerance
   */
  public Room roomAtTheDoor(long used, long held, long usedByName, long more) {
    var room = roomFor(used, usedByName, more);
    return room == Room.NONE && new Reserve(bytes).isFor(usedByName)
        ? withTolerance().roomFor(held, usedByName, more)
        : room;
  }

  /** Whether usage is so high that unneeded alerts should be dropped. */
  public boolean isTight(long used) {
    return used > bytes - bytes / 4;
  }

  /** Whether there is room, and why not. */
  public enum Room {
    YES,
    /** Much of the budget is used, and this alertname has its share. */
    NOT_FOR_THIS_NAME,
    /** The remaining room is for small alerts. */
    ONLY_FOR_SMALL,
    NONE
  }
}
