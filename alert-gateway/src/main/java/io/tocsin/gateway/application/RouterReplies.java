package io.tocsin.gateway.application;

import io.tocsin.events.query.RouterUnavailableException;
import java.util.List;

/**
 * The answers of the router instances.
 *
 * @param silent why the other instances did not answer
 */
record RouterReplies<A>(List<RouterAnswer<A>> given, List<String> silent) {
  RouterReplies {
    given = List.copyOf(given);
    silent = List.copyOf(silent);
  }

  List<A> values() {
    return given.stream().map(RouterAnswer::value).toList();
  }

  /**
   * For queries where one answer is enough.
   *
   * @throws RouterUnavailableException if no instance answered
   */
  RouterReplies<A> any() {
    if (given.isEmpty()) {
      throw new RouterUnavailableException(
          silent.isEmpty()
              ? "the host name of the router has no address"
              : String.join("; ", silent));
    }
    return this;
  }
}
