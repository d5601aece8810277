package io.tocsin.configuration.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read. */
public final class UnreadableFileException extends IOException {
  private static final long serialVersionUID = 1;
  private final Kind kind;

  /** Whether and how it can become readable. */
  public enum Kind {
    /** Its file system did not answer in time; may be temporary. */
    LATE,
    /** It does not exist, but may be created later. */
    MISSING,
    /** Probably the wrong file. */
    TOO_LARGE,
    /** Someone must fix it. */
    UNUSABLE
  }

  /**
   * @param reason what is wrong, without the file's name
   */
  UnreadableFileException(Kind kind, String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.kind = kind;
  }

  UnreadableFileException(Kind kind, String reason) {
    this(kind, reason, null);
  }

  /** The same with the file's name in front. */
  public UnreadableFileException named(String file) {
    return new UnreadableFileException(kind, "cannot read " + file + ": " + getMessage(), this);
  }

  public Kind kind() {
    return kind;
  }
}
