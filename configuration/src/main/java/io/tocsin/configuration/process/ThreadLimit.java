package io.tocsin.configuration.process;

import java.util.Optional;

/**
 * A limit on threads that is shared with other processes.
 *
 * @param name its name and where it is set
 * @param max the limit
 * @param used threads in use
 */
record ThreadLimit(String name, long max, long used) {

  /** Why that many more threads cannot be started, and the number to set; empty if they can be. */
  Optional<String> tooFewFor(int threads) {
    return max - used >= threads
        ? Optional.empty()
        : Optional.of(
            "needs %d threads, but %s allows %d and %d are in use; raise it to at least %d"
                .formatted(threads, name, max, used, used + threads));
  }
}
