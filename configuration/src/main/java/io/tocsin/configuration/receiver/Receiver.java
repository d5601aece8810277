package io.tocsin.configuration.receiver;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.Destination;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * A named receiver with its integrations.
 *
 * @param labels for selecting it in the API; its name is one of them
 * @param integrations webhook, slack, email, pagerduty, runbook, each kind in the order of the
 *     file; if empty, nothing is sent
 */
public record Receiver(String name, LabelSet labels, List<Integration> integrations) {

  public Receiver {
    integrations = List.copyOf(integrations);
  }

  /** A receiver whose only label is its name. */
  public Receiver(String name, List<Integration> integrations) {
    this(name, LabelSet.of("name", name), integrations);
  }

  /** The destinations of this receiver, in the order of its integrations. */
  public List<Destination> destinations() {
    var next = new HashMap<String, Integer>();
    var destinations = new ArrayList<Destination>();
    for (var integration : integrations) {
      int index = next.merge(integration.type(), 1, Integer::sum) - 1;
      destinations.add(new Destination(name, integration.type(), index));
    }
    return List.copyOf(destinations);
  }
}
