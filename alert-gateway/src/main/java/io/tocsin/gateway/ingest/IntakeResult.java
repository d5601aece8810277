package io.tocsin.gateway.ingest;

import io.tocsin.gateway.ingest.body.Rejection;
import io.tocsin.gateway.ingest.rule.Normalisation;
import java.util.List;
import java.util.Map;

/**
 * Outcome for the alerts of one request.
 *
 * @param stored durably stored reports; a request may have several of one alert
 * @param resolved stored reports that were resolved
 * @param limited alerts not stored because too many others are active
 * @param marks alerts changed, by normalisation
 */
record IntakeResult(
    int stored,
    int resolved,
    int limited,
    List<Rejection> rejections,
    Map<Normalisation, Integer> marks) {
  IntakeResult {
    rejections = List.copyOf(rejections);
    marks = Map.copyOf(marks);
  }
}
