package io.tocsin.embedded;

/** The data folder cannot be used. The message names the reason and the remedy. */
public final class DataFolderRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  DataFolderRefusedException(String message) {
    super(message);
  }

  DataFolderRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
