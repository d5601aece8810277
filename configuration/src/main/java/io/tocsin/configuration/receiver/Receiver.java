package io.tocsin.configuration.receiver;

import io.tocsin.model.notification.Destination;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * A name that routes point at, and what hangs on it.
 *
 * @param integrations webhook, slack, email, pagerduty, runbook, each kind in the order of the
 *     file; empty swallows alerts
 */
public record Receiver(String name, List<Integration> integrations) {

  public Receiver {
    integrations = List.copyOf(integrations);
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
