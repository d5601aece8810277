package io.tocsin.gateway.active;

import io.tocsin.model.memory.Reserve;

/**
 * Maximum number of active alerts. Zero means zero; no limit is {@code unlimited}.
 *
 * @param value not negative
 */
public record ActiveAlertLimits(int value) {
  public static final ActiveAlertLimits UNLIMITED = new ActiveAlertLimits(Integer.MAX_VALUE);
  private static final String WORD = "unlimited";

  public ActiveAlertLimits {
    if (value < 0) {
      throw new IllegalArgumentException("a limit must not be negative: " + value);
    }
  }

  /** Parses the value of a setting. */
  public static ActiveAlertLimits of(String text) {
    return text.strip().equals(WORD)
        ? UNLIMITED
        : new ActiveAlertLimits((int) Math.min(Long.parseLong(text.strip()), Integer.MAX_VALUE));
  }

  /** Whether one more alert fits. */
  public boolean hasRoomFor(int sameName, int all) {
    var reserve = new Reserve(value);
    return all < value && (!reserve.isTouchedBy(all + 1L) || reserve.isFor(sameName));
  }

  public boolean isUnlimited() {
    return equals(UNLIMITED);
  }

  @Override
  public String toString() {
    return isUnlimited() ? WORD : String.valueOf(value);
  }
}
