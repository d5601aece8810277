package io.tocsin.configuration.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file cannot be used. */
public final class UnreadableFileException extends IOException {
  private static final long serialVersionUID = 1;
  private final Kind kind;

  /** What has to happen before it can be read. */
  public enum Kind {
    /** It did not answer in time, which may pass by itself. */
    LATE,
    /** It may be put there later. */
    MISSING,
    /** It is the wrong file. */
    TOO_LARGE,
    /** A person has to mend it. */
    UNUSABLE
  }

  /**
   * @param reason for people: what is wrong with a file that somebody else names
   */
  UnreadableFileException(Kind kind, String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.kind = kind;
  }

  UnreadableFileException(Kind kind, String reason) {
    this(kind, reason, null);
  }

  /** The same with the file's name before the reason. */
  public UnreadableFileException named(String file) {
    return new UnreadableFileException(kind, "cannot read " + file + ": " + getMessage(), this);
  }

  public Kind kind() {
    return kind;
  }
}
