package io.tocsin.standalone.flag;

/** An invalid command line; the message names the flag and the expected value. */
public final class BadFlagException extends Exception {
  private static final long serialVersionUID = 1;

  BadFlagException(String message) {
    super(message);
  }
}
