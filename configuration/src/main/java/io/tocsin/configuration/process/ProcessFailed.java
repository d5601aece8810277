package io.tocsin.configuration.process;

/**
 * An essential part of the process has failed permanently. Fired as a CDI event; the process logs
 * the reason and exits with {@link #EXIT_CODE}, so that its supervisor restarts it.
 *
 * @param reason one line for people
 */
public record ProcessFailed(String reason) {
  /** BSD's "internal software error". */
  public static final int EXIT_CODE = 70;
}
