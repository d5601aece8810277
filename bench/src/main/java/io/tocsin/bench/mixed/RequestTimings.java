package io.tocsin.bench.mixed;

import java.util.ArrayList;
import java.util.List;

/** Collects the results of requests. Thread-safe. */
final class RequestTimings {
  private final List<Long> nanos = new ArrayList<>();
  private int failed;

  synchronized void took(long request) {
    nanos.add(request);
  }

  synchronized void failed() {
    failed++;
  }

  /** The results since the last call. */
  synchronized Requests take() {
    var taken = new Requests(nanos, failed);
    nanos.clear();
    failed = 0;
    return taken;
  }
}
