package io.tocsin.configuration.process;

/**
 * Something that the process cannot do without has ended for good. Fired as a CDI event; the
 * process logs the reason and ends with {@link #EXIT_CODE}, so that whoever supervises it starts it
 * again.
 *
 * @param reason one line for people
 */
public record ProcessFailed(String reason) {
  /** Of a process that ends by itself; BSD's "internal software error". */
  public static final int EXIT_CODE = 70;
}
