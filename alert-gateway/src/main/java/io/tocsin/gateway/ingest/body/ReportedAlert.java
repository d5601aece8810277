package io.tocsin.gateway.ingest.body;

import io.tocsin.model.label.LabelSet;
import java.util.Optional;

/**
 * An alert as reported, not yet validated. Times that are not set, or are Go's zero time, are
 * absent.
 *
 * @param index position in the request, from 0
 * @param status as reported; only the webhook endpoint uses it
 */
public record ReportedAlert(
    int index,
    LabelSet labels,
    LabelSet annotations,
    Optional<SourceTime> startsAt,
    Optional<SourceTime> endsAt,
    String generatorUrl,
    String status)
    implements ParsedAlert {

  public ReportedAlert withTimes(Optional<SourceTime> newStart, Optional<SourceTime> newEnd) {
    return new ReportedAlert(index, labels, annotations, newStart, newEnd, generatorUrl, status);
  }
}
