package io.tocsin.model.memory;

/**
 * The last tenth of a shared resource. Reserved for users with at most a hundredth of it, so that
 * an even flood cannot take everything.
 *
 * @param whole not negative
 */
public record Reserve(long whole) {
  private static final int RESERVED = 10;
  private static final int LITTLE = 100;

  /** Whether usage reaches into the reserve. */
  public boolean isTouchedBy(long used) {
    return used > whole - whole / RESERVED;
  }

  /**
   * @param own what the user holds already, without the new request
   */
  public boolean isFor(long own) {
    return own <= whole / LITTLE;
  }
}
