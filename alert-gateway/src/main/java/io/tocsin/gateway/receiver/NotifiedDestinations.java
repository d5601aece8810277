package io.tocsin.gateway.receiver;

import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.configuration.receiver.Integration;
import io.tocsin.configuration.receiver.PagerDutyIntegration;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.configuration.receiver.RunbookIntegration;
import io.tocsin.configuration.receiver.SlackIntegration;
import io.tocsin.configuration.receiver.WebhookIntegration;
import io.tocsin.model.notification.Destination;
import java.util.ArrayList;
import java.util.List;

/** Those destinations of a receiver where somebody is told. A runbook is not; it would run. */
final class NotifiedDestinations {
  private NotifiedDestinations() {}

  static List<Destination> of(Receiver receiver) {
    var destinations = receiver.destinations();
    var listeners = new ArrayList<Destination>();
    for (int i = 0; i < destinations.size(); i++) {
      if (isTold(receiver.integrations().get(i))) {
        listeners.add(destinations.get(i));
      }
    }
    return List.copyOf(listeners);
  }

  private static boolean isTold(Integration integration) {
    return switch (integration) {
      case WebhookIntegration _, SlackIntegration _, EmailIntegration _, PagerDutyIntegration _ ->
          true;
      case RunbookIntegration _ -> false;
    };
  }
}
