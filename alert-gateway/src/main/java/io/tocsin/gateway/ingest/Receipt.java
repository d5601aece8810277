package io.tocsin.gateway.ingest;

import java.util.List;
import java.util.Map;

/**
 * What became of the alerts of one request.
 *
 * @param stored alerts that are safe
 * @param repeated alerts that came again later in the same request, which is what counts
 * @param resolved how many of the stored and repeated ones were over already
 * @param limited alerts that are not stored because too many others are active
 * @param marks how many alerts were changed, by what
 */
record Receipt(
    int stored,
    int repeated,
    int resolved,
    int limited,
    List<Refusal> refusals,
    Map<Mark, Integer> marks) {
  Receipt {
    refusals = List.copyOf(refusals);
    marks = Map.copyOf(marks);
  }

  int taken() {
    return stored + repeated;
  }
}
