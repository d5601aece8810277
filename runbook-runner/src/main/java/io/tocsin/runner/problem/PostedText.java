package io.tocsin.runner.problem;

import io.tocsin.runner.problem.Problem.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts that people send along: not longer than anybody reads, and such that they can be kept. */
public final class PostedText {
  static final int MOST_BYTES = 4096;

  /** Characters of it that an answer repeats. */
  private static final int MOST_SHOWN = 200;

  private PostedText() {}

  /**
   * @param field JSON pointer, for the answer
   * @return empty if nothing was given
   * @throws ProblemException if it cannot be kept as it is
   */
  public static String of(String field, @Nullable String text) {
    if (text == null) {
      return "";
    }
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw refused(field, "has %d bytes, %d are allowed".formatted(bytes, MOST_BYTES));
    }
    if (text.indexOf(0) >= 0) {
      throw refused(field, "holds a NUL character, which no text can");
    }
    return text;
  }

  /** As much of it as an answer repeats. */
  public static String shown(String text) {
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
  }

  private static ProblemException refused(String field, String why) {
    return new ProblemException(
        Problem.of(
            400, "A text cannot be kept", "nothing was done", List.of(new FieldError(field, why))));
  }
}
