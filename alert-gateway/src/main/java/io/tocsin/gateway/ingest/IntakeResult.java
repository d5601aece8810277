package io.tocsin.gateway.ingest;

import java.util.List;
import java.util.Map;

/**
 * What became of the alerts of one request.
 *
 * @param stored reports that are safe; an alert may have several in one request
 * @param resolved how many of the stored ones were over already
 * @param limited alerts that are not stored because too many others are active
 * @param marks how many alerts were changed, by what
 */
record IntakeResult(
    int stored,
    int resolved,
    int limited,
    List<Rejection> refusals,
    Map<Normalisation, Integer> marks) {
  IntakeResult {
    refusals = List.copyOf(refusals);
    marks = Map.copyOf(marks);
  }
}
