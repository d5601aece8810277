package io.tocsin.model.memory;

/**
 * The last tenth of something that many share. It is for who has at most a hundredth, so that those
 * who flood evenly do not take all of it.
 *
 * @param whole not negative
 */
public record Reserve(long whole) {
  private static final int RESERVED = 10;
  private static final int LITTLE = 100;

  /** Whether so much is used that the reserve is touched. */
  public boolean isTouchedBy(long used) {
    return used > whole - whole / RESERVED;
  }

  /**
   * @param own what somebody holds already, not what is asked for
   */
  public boolean isFor(long own) {
    return own <= whole / LITTLE;
  }
}
