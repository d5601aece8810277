package io.tocsin.gateway.call;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;

/** The response to a call that succeeded, or a status without a body. */
public sealed interface CallResponse {

  /** A status without a body. */
  record Empty(int status) implements CallResponse {}

  /**
   * 200 with a body that is streamed, so it need not fit into memory.
   *
   * @param warning why the answer is incomplete, for the header {@code Warning}
   */
  record Json(Body body, Optional<String> warning) implements CallResponse {}

  static CallResponse json(Body body) {
    return new Json(body, Optional.empty());
  }

  static CallResponse json(Body body, Optional<String> warning) {
    return new Json(body, warning);
  }

  /** Must only write; everything that can fail comes before. */
  @FunctionalInterface
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }
}
