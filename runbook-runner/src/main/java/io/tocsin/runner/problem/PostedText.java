package io.tocsin.runner.problem;

import io.tocsin.runner.problem.Problem.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Validates texts in requests: limited in length and storable in PostgreSQL. */
public final class PostedText {
  static final int MOST_BYTES = 4096;

  /** Maximum length when a response quotes the text. */
  private static final int MOST_SHOWN = 200;

  private PostedText() {}

  /**
   * @param field JSON pointer, for the error
   * @return empty if the text is null
   * @throws ProblemException if it is too long or contains a NUL character
   */
  public static String of(String field, @Nullable String text) {
    if (text == null) {
      return "";
    }
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw rejected(field, "has %d bytes, %d are allowed".formatted(bytes, MOST_BYTES));
    }
    if (text.indexOf(0) >= 0) {
      throw rejected(field, "contains a NUL character, which is not allowed");
    }
    return text;
  }

  /** The text, truncated for quoting in a response. */
  public static String shown(String text) {
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
  }

  private static ProblemException rejected(String field, String why) {
    return new ProblemException(
        Problem.of(
            400, "A text is invalid", "nothing was changed", List.of(new FieldError(field, why))));
  }
}
