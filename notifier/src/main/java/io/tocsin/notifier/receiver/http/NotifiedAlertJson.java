package io.tocsin.notifier.receiver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.AlertStatus;

/**
 * An alert as Alertmanager writes it wherever it sends JSON.
 *
 * @see <a
 *     href="https://github.com/prometheus/alertmanager/blob/main/template/template.go">template.go</a>
 */
public final class NotifiedAlertJson {
  private NotifiedAlertJson() {}

  public static ObjectNode of(NotifiedAlert alert) {
    var json = GoJson.object();
    json.put("status", alert.status().word());
    json.set("labels", GoJson.object(alert.labels()));
    json.set("annotations", GoJson.object(alert.annotations()));
    json.put("startsAt", GoJson.time(alert.startsAt(), alert.offset()));
    json.put("endsAt", endsAt(alert));
    json.put("generatorURL", alert.generatorUrl());
    json.put("fingerprint", alert.fingerprint().toString());
    return json;
  }

  private static String endsAt(NotifiedAlert alert) {
    return alert.status() == AlertStatus.FIRING
        ? GoJson.noTime()
        : alert.endsAt().map(end -> GoJson.time(end, alert.offset())).orElse(GoJson.noTime());
  }
}
