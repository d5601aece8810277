package io.tocsin.bench.mixed;

import java.util.List;

/**
 * What became of requests.
 *
 * @param nanos how long those took that were answered well
 * @param failed the others
 */
public record Requests(List<Long> nanos, int failed) {
  public Requests {
    nanos = List.copyOf(nanos);
  }
}
