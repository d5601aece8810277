package io.tocsin.events.query;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import java.util.List;

/**
 * A firing alert with what suppresses it now.
 *
 * @param receivers in route order, repeated where two routes have the same receiver; within a group
 *     only those queried
 * @param silencedBy ids of all silences that match it
 * @param inhibitedBy at most one alert
 * @param mutedBy names of the time intervals that mute its group; only when groups are queried
 */
public record AlertFound(
    Alert alert,
    List<String> receivers,
    List<String> silencedBy,
    List<Fingerprint> inhibitedBy,
    List<String> mutedBy) {

  public AlertFound {
    receivers = List.copyOf(receivers);
    silencedBy = List.copyOf(silencedBy);
    inhibitedBy = List.copyOf(inhibitedBy);
    mutedBy = List.copyOf(mutedBy);
  }

  public AlertFound withReceivers(List<String> others) {
    return new AlertFound(alert, others, silencedBy, inhibitedBy, mutedBy);
  }

  public boolean isSuppressed() {
    return !silencedBy.isEmpty() || !inhibitedBy.isEmpty() || !mutedBy.isEmpty();
  }
}
