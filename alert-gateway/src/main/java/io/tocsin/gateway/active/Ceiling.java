package io.tocsin.gateway.active;

/**
 * How many there may be at most. Zero means zero; {@code unlimited} has to be said.
 *
 * @param value not negative
 */
public record Ceiling(int value) {
  public static final Ceiling UNLIMITED = new Ceiling(Integer.MAX_VALUE);
  private static final String WORD = "unlimited";

  /** This part is left for who has little. */
  private static final int RESERVE = 10;

  /** Has more than a little. */
  private static final int LITTLE = 100;

  public Ceiling {
    if (value < 0) {
      throw new IllegalArgumentException("a limit is not negative, but this is " + value);
    }
  }

  /** As it is written in settings. */
  public static Ceiling of(String text) {
    return text.strip().equals(WORD)
        ? UNLIMITED
        : new Ceiling((int) Math.min(Long.parseLong(text.strip()), Integer.MAX_VALUE));
  }

  /**
   * Whether there is room for one more. The last tenth is for those that have at most a hundredth,
   * so that many that flood evenly do not take all of it.
   */
  public boolean hasRoomFor(int sameName, int all) {
    return all < value - value / RESERVE || all < value && sameName <= value / LITTLE;
  }

  public boolean isUnlimited() {
    return equals(UNLIMITED);
  }

  @Override
  public String toString() {
    return isUnlimited() ? WORD : String.valueOf(value);
  }
}
