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

/**
 * The destinations of a receiver that notify people. Runbooks are excluded, because a test would
 * execute them.
 */
final class NotifiedDestinations {
  private NotifiedDestinations() {}

  static List<Destination> of(Receiver receiver) {
    var destinations = receiver.destinations();
    var notified = new ArrayList<Destination>();
    for (int i = 0; i < destinations.size(); i++) {
      if (notifiesPeople(receiver.integrations().get(i))) {
        notified.add(destinations.get(i));
      }
    }
    return List.copyOf(notified);
  }

  private static boolean notifiesPeople(Integration integration) {
    return switch (integration) {
      case WebhookIntegration _, SlackIntegration _, EmailIntegration _, PagerDutyIntegration _ ->
          true;
      case RunbookIntegration _ -> false;
    };
  }
}
