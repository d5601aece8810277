package io.tocsin.runner.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.tocsin.runner.problem.Problem.FieldError;
import io.tocsin.web.json.JsonFault;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns an unreadable body into a problem that names the place of the error. */
@Provider
final class JsonBodyReader implements ReaderInterceptor {

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    try {
      return context.proceed();
    } catch (MismatchedInputException e) {
      throw rejected(pointer(e), expected(e));
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    } catch (WebApplicationException e) {
      if (e.getCause() instanceof JsonProcessingException fault) {
        throw unreadable(fault);
      }
      throw e;
    }
  }

  private static ProblemException unreadable(JsonProcessingException e) {
    return rejected("/", JsonFault.text(e, StreamReadConstraints.defaults()));
  }

  private static ProblemException rejected(String field, String why) {
    return new ProblemException(
        Problem.of(
            400,
            "The body is invalid",
            "nothing was changed",
            List.of(new FieldError(field, why))));
  }

  private static String pointer(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
        .collect(Collectors.joining("/", "/", ""));
  }

  private static String expected(MismatchedInputException e) {
    var at = e.getLocation();
    var place =
        at == null ? "" : "line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
    return place + "expected " + kind(e.getTargetType());
  }

  /** JSON type names for the Java types of request bodies. */
  private static String kind(@Nullable Class<?> type) {
    if (type == null) {
      return "another value";
    }
    if (type == String.class) {
      return "a text";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a number";
    }
    return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
  }
}
