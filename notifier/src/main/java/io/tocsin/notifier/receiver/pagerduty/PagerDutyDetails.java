package io.tocsin.notifier.receiver.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.configuration.receiver.PagerDutyIntegration;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.notifier.receiver.CutText;
import io.tocsin.notifier.receiver.MessageForm;
import io.tocsin.notifier.receiver.http.GoJson;
import io.tocsin.notifier.receiver.http.NotifiedAlertJson;
import io.tocsin.notifier.template.BuiltInTexts;
import io.tocsin.notifier.template.MessageData;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The custom details of one event: the alerts, and what is configured. */
record PagerDutyDetails(PagerDutyIntegration pagerDuty, MessageData data, PagerDutyTexts texts) {
  private static final int LONGEST_SHORT_DETAIL = 1024;

  ObjectNode of(MessageForm form) {
    var details = GoJson.object();
    var all = new TreeMap<String, JsonNode>();
    all.put("firing", alerts(data.firing(), form));
    all.put("num_firing", details.numberNode(data.firing().size()));
    all.put("num_resolved", details.numberNode(data.resolved().size()));
    all.put("resolved", alerts(data.resolved(), form));
    pagerDuty
        .details()
        .forEach((name, value) -> detail(name, value, form).ifPresent(text -> all.put(name, text)));
    return details.setAll(all);
  }

  /** A configured default repeats one of the four built-in details and is left out. */
  private Optional<JsonNode> detail(String name, String value, MessageForm form) {
    boolean isDefault =
        value.isBlank()
            || value.contains(".Alerts.Firing | toJson")
            || value.contains(".Alerts.Resolved | toJson")
            || value.contains("pagerduty.default.instances")
            || (name.startsWith("num_") && value.contains("| len"));
    if (isDefault) {
      return Optional.empty();
    }
    var text = texts.of("details." + name, value, BuiltInTexts::subject);
    return Optional.of(
        GoJson.object()
            .textNode(form == MessageForm.WHOLE ? text : CutText.to(LONGEST_SHORT_DETAIL, text)));
  }

  private static ArrayNode alerts(List<NotifiedAlert> alerts, MessageForm form) {
    var list = GoJson.object().arrayNode();
    alerts.stream().limit(form.alerts()).forEach(alert -> list.add(NotifiedAlertJson.of(alert)));
    return list;
  }
}
