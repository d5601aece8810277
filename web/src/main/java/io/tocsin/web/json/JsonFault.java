package io.tocsin.web.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import org.jspecify.annotations.Nullable;

/**
 * Describes a JSON error for the client: line, column and what is expected there. The parser's own
 * message exposes class names, settings and the input.
 */
public final class JsonFault {
  private JsonFault() {}

  /**
   * @param limits of the parser
   * @return begins with "it", as in "the body cannot be read: it …"
   */
  public static String text(JsonProcessingException fault, StreamReadConstraints limits) {
    return switch (fault) {
      case StreamConstraintsException beyond -> beyond(limits) + place(beyond.getLocation());
      case StreamReadException broken ->
          "it is not complete, well-formed JSON%s: expected %s"
              .formatted(place(broken.getLocation()), expected(broken));
      default -> "it does not have the expected structure" + place(fault.getLocation());
    };
  }

  private static String beyond(StreamReadConstraints limits) {
    return "it nests deeper than %d levels, or has a number of more than %d digits or a name of more than %d characters"
        .formatted(
            limits.getMaxNestingDepth(), limits.getMaxNumberLength(), limits.getMaxNameLength());
  }

  /** Some limits are exceeded without a location. */
  private static String place(@Nullable JsonLocation at) {
    return at == null || at.getLineNr() < 1
        ? ""
        : ", line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  /** From the parser's context, which its own message is based on, too. */
  private static String expected(StreamReadException broken) {
    var parser = broken.getProcessor();
    if (parser == null || parser.getParsingContext().inRoot()) {
      return "one value: an object, an array, a string in double quotes, a number, true, false or null";
    }
    if (isDuplicate(broken)) {
      return "each name once in an object";
    }
    return parser.getParsingContext().inArray()
        ? "a value, a comma or a closing bracket"
        : "a name in double quotes, a colon, a value, a comma or a closing brace";
  }

  private static boolean isDuplicate(StreamReadException broken) {
    return String.valueOf(broken.getOriginalMessage()).startsWith("Duplicate");
  }
}
