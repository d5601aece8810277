package io.tocsin.standalone.flag;

/** A command line that cannot be followed; the message names the flag and what would be right. */
public final class BadFlagException extends Exception {
  private static final long serialVersionUID = 1;

  BadFlagException(String message) {
    super(message);
  }
}
