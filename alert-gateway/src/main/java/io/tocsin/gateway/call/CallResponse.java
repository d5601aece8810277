package io.tocsin.gateway.call;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;

/** What goes back to the caller when all went well, or when there is nothing to say. */
public sealed interface CallResponse {

  /** A status without a body. */
  record Empty(int status) implements CallResponse {}

  /**
   * 200 with a body that is written while it is sent, so it may be larger than memory likes.
   *
   * @param warning what is wrong with it all the same; for the header of that name
   */
  record Json(Body body, Optional<String> warning) implements CallResponse {}

  static CallResponse json(Body body) {
    return new Json(body, Optional.empty());
  }

  static CallResponse json(Body body, Optional<String> warning) {
    return new Json(body, warning);
  }

  /** Everything that may fail is done before; writing only writes. */
  @FunctionalInterface
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }
}
