package io.tocsin.bench.mixed;

import java.util.List;

/**
 * The results of requests.
 *
 * @param nanos durations of the successful ones
 * @param failed the others
 */
public record Requests(List<Long> nanos, int failed) {
  public Requests {
    nanos = List.copyOf(nanos);
  }
}
