package io.tocsin.runner.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A refusal as RFC 9457 has it.
 *
 * @param errors mistakes by field, empty if it is about the whole
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type, String title, int status, String detail, List<FieldError> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  public static Problem of(int status, String title, String detail) {
    return new Problem("about:blank", title, status, detail, List.of());
  }

  public static Problem of(int status, String title, String detail, List<FieldError> errors) {
    return new Problem("about:blank", title, status, detail, errors);
  }

  /** One mistake. */
  public record FieldError(String field, String message) {}
}
