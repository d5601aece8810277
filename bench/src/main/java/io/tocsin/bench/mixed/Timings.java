package io.tocsin.bench.mixed;

import java.util.ArrayList;
import java.util.List;

/** Collects what becomes of requests. For all threads. */
final class Timings {
  private final List<Long> nanos = new ArrayList<>();
  private int failed;

  synchronized void took(long request) {
    nanos.add(request);
  }

  synchronized void failed() {
    failed++;
  }

  /** Those since the last time. */
  synchronized Requests take() {
    var taken = new Requests(nanos, failed);
    nanos.clear();
    failed = 0;
    return taken;
  }
}
