package io.tocsin.gateway.application;

import io.tocsin.events.query.RouterUnavailableException;
import java.util.List;

/**
 * What the instances of the router answer.
 *
 * @param silent why others do not
 */
record Answers<A>(List<RouterAnswer<A>> given, List<String> silent) {
  Answers {
    given = List.copyOf(given);
    silent = List.copyOf(silent);
  }

  List<A> values() {
    return given.stream().map(RouterAnswer::value).toList();
  }

  /**
   * Where one answer is enough.
   *
   * @throws RouterUnavailableException if there is none
   */
  Answers<A> any() {
    if (given.isEmpty()) {
      throw new RouterUnavailableException(
          silent.isEmpty() ? "the router's name has no address" : String.join("; ", silent));
    }
    return this;
  }
}
