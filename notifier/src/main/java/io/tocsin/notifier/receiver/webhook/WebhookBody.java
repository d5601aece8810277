package io.tocsin.notifier.receiver.webhook;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.notifier.receiver.MessageForm;
import io.tocsin.notifier.receiver.http.GoJson;
import io.tocsin.notifier.receiver.http.NotifiedAlertJson;
import io.tocsin.notifier.template.MessageData;
import java.util.Comparator;
import java.util.List;

/**
 * The body of version 4, with the fields in Alertmanager's order. If alerts must be left out,
 * firing ones stay and the status remains that of the whole group.
 *
 * @see <a
 *     href="https://github.com/prometheus/alertmanager/blob/main/notify/webhook/webhook.go">webhook.go</a>
 */
final class WebhookBody {
  private static final String VERSION = "4";

  private WebhookBody() {}

  /**
   * @param maxAlerts 0 sends all
   */
  static String of(MessageData data, int maxAlerts) {
    return of(data, maxAlerts, MessageForm.WHOLE);
  }

  /** Even in a shorter form the common labels and annotations are those of all alerts. */
  static String of(MessageData data, int maxAlerts, MessageForm form) {
    boolean all = maxAlerts == 0 || data.alerts().size() <= maxAlerts;
    var wanted = all ? data : data.showing(firingFirst(data, maxAlerts));
    return write(wanted, firingFirst(wanted, form.alerts()));
  }

  private static List<NotifiedAlert> firingFirst(MessageData data, int most) {
    if (data.alerts().size() <= most) {
      return data.alerts();
    }
    return data.alerts().stream()
        .sorted(Comparator.comparing(NotifiedAlert::status))
        .limit(most)
        .toList();
  }

  private static String write(MessageData data, List<NotifiedAlert> shown) {
    var body = GoJson.object();
    body.put("receiver", data.receiver());
    body.put("status", data.status().word());
    var alerts = body.putArray("alerts");
    shown.forEach(alert -> alerts.add(NotifiedAlertJson.of(alert)));
    body.put("notification_reason", data.reason().text());
    body.set("groupLabels", GoJson.object(data.groupLabels()));
    body.set("commonLabels", GoJson.object(data.commonLabels()));
    body.set("commonAnnotations", GoJson.object(data.commonAnnotations()));
    body.set("routeLabels", GoJson.object(data.routeLabels()));
    body.put("externalURL", data.externalUrl());
    body.put("version", VERSION);
    body.put("groupKey", data.groupKey().value());
    body.put("truncatedAlerts", data.leftOut() + data.alerts().size() - shown.size());
    return GoJson.write(body);
  }
}
