package io.tocsin.embedded;

/** A data folder that cannot be ours; the message says why and what to do. */
public final class DataFolderRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  DataFolderRefusedException(String message) {
    super(message);
  }

  DataFolderRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
