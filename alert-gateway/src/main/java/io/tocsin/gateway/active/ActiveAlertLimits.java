package io.tocsin.gateway.active;

import io.tocsin.model.memory.Reserve;

/**
 * How many there may be at most. Zero means zero; {@code unlimited} has to be said.
 *
 * @param value not negative
 */
public record ActiveAlertLimits(int value) {
  public static final ActiveAlertLimits UNLIMITED = new ActiveAlertLimits(Integer.MAX_VALUE);
  private static final String WORD = "unlimited";

  public ActiveAlertLimits {
    if (value < 0) {
      throw new IllegalArgumentException("a limit is not negative, but this is " + value);
    }
  }

  /** As it is written in settings. */
  public static ActiveAlertLimits of(String text) {
    return text.strip().equals(WORD)
        ? UNLIMITED
        : new ActiveAlertLimits((int) Math.min(Long.parseLong(text.strip()), Integer.MAX_VALUE));
  }

  /** Whether there is room for one more. */
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
