package io.tocsin.testkit.http;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Method, path and query of a request, known before its body is read.
 *
 * @param path percent-decoded
 * @param query decoded, all values of each name
 */
public record Call(String method, String path, Map<String, List<String>> query) {

  /** Calls with this path suffix and any method. */
  public static Predicate<Call> to(String pathEnd) {
    return call -> call.path.endsWith(pathEnd);
  }

  public static Predicate<Call> to(String method, String pathEnd) {
    return call -> call.method.equals(method) && call.path.endsWith(pathEnd);
  }

  public static Predicate<Call> any() {
    return call -> true;
  }

  boolean isForPage() {
    return method.equals("GET") && path.equals("/");
  }

  static Call of(String method, String target) {
    int mark = target.indexOf('?');
    return mark < 0
        ? new Call(method, FormText.decodePath(target), Map.of())
        : new Call(
            method,
            FormText.decodePath(target.substring(0, mark)),
            FormText.parse(target.substring(mark + 1), "&"));
  }
}
