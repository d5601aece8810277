package io.tocsin.events.query;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import java.util.List;

/**
 * An alert that fires, with what becomes of it at this moment.
 *
 * @param receivers in the order of the routes, repeated where two routes lead to the same one; in a
 *     group only those that were asked for
 * @param silencedBy ids of all silences that cover it
 * @param inhibitedBy at most one alert
 * @param mutedBy names of the time intervals that mute its group; only where a group is asked for
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
