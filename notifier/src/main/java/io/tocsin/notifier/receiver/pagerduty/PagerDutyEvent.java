package io.tocsin.notifier.receiver.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.configuration.receiver.PagerDutyIntegration;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.receiver.CutText;
import io.tocsin.notifier.receiver.MessageForm;
import io.tocsin.notifier.receiver.http.GoJson;
import io.tocsin.notifier.receiver.http.NotifiedAlertJson;
import io.tocsin.notifier.template.BuiltInTexts;
import io.tocsin.notifier.template.ConfiguredText;
import io.tocsin.notifier.template.ConfiguredTexts;
import io.tocsin.notifier.template.MessageData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One event in Alertmanager's format, so that each can resolve incidents that the other opened.
 *
 * @see <a
 *     href="https://github.com/prometheus/alertmanager/blob/main/notify/pagerduty/pagerduty.go">pagerduty.go</a>
 */
final class PagerDutyEvent {
  private static final int LONGEST_SUMMARY = 1024;
  private static final int LONGEST_SHORT_DETAIL = 1024;
  private static final int MOST_BYTES = 512_000;
  private static final String TOO_LARGE = "left out: the event was larger than 512 kB";

  private final PagerDutyIntegration pagerDuty;
  private final Attempt attempt;
  private final ConfiguredTexts texts;

  PagerDutyEvent(PagerDutyIntegration pagerDuty, Attempt attempt, ConfiguredTexts texts) {
    this.pagerDuty = pagerDuty;
    this.attempt = attempt;
    this.texts = texts;
  }

  String dedupKey() {
    return data().groupKey().hash();
  }

  String of(MessageForm form, String routingKey) {
    return form == MessageForm.COUNTS_ONLY ? minimal(routingKey) : full(form, routingKey);
  }

  /** The full event; without details if it would be too large. */
  private String full(MessageForm form, String routingKey) {
    var event = event(routingKey);
    var payload = payload();
    addOptional(payload, "class", pagerDuty.eventClass());
    addOptional(payload, "component", pagerDuty.component());
    addOptional(payload, "group", pagerDuty.group());
    payload.set("custom_details", details(form));
    event.set("payload", payload);
    addImages(event);
    addLinks(event);
    return cut(event, payload);
  }

  /** Only required fields, for an event that was rejected. */
  private String minimal(String routingKey) {
    var event = event(routingKey);
    event.set("payload", payload());
    return GoJson.write(event);
  }

  private ObjectNode event(String routingKey) {
    var event = GoJson.object();
    event.put("routing_key", routingKey);
    event.put("dedup_key", dedupKey());
    event.put("event_action", data().isFiring() ? "trigger" : "resolve");
    event.put("client", client());
    event.put("client_url", text("client_url", pagerDuty.clientUrl(), BuiltInTexts::url));
    return event;
  }

  private ObjectNode payload() {
    var payload = GoJson.object();
    var summary = text("description", pagerDuty.description(), BuiltInTexts::subject);
    var source = text("source", pagerDuty.source(), _ -> client());
    payload.put("summary", CutText.to(LONGEST_SUMMARY, orElse(summary, BuiltInTexts.PRODUCT)));
    payload.put("source", orElse(source, BuiltInTexts.PRODUCT));
    payload.put(
        "severity", PagerDutySeverity.of(text("severity", pagerDuty.severity(), _ -> "error")));
    return payload;
  }

  private ObjectNode details(MessageForm form) {
    var details = GoJson.object();
    var all = new TreeMap<String, JsonNode>();
    all.put("firing", alerts(data().firing(), form));
    all.put("num_firing", details.numberNode(data().firing().size()));
    all.put("num_resolved", details.numberNode(data().resolved().size()));
    all.put("resolved", alerts(data().resolved(), form));
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
    var text = text("details." + name, value, BuiltInTexts::subject);
    return Optional.of(
        GoJson.object()
            .textNode(form == MessageForm.WHOLE ? text : CutText.to(LONGEST_SHORT_DETAIL, text)));
  }

  private static ArrayNode alerts(List<NotifiedAlert> alerts, MessageForm form) {
    var list = GoJson.object().arrayNode();
    alerts.stream().limit(form.alerts()).forEach(alert -> list.add(NotifiedAlertJson.of(alert)));
    return list;
  }

  private void addImages(ObjectNode event) {
    var images = event.putArray("images");
    for (var image : pagerDuty.images()) {
      var src = text("images.src", image.src(), _ -> "");
      if (!src.isEmpty()) {
        var json = images.addObject();
        json.put("src", src);
        addOptional(json, "alt", image.alt());
        addOptional(json, "href", image.href());
      }
    }
    dropIfEmpty(event, "images");
  }

  private void addLinks(ObjectNode event) {
    var links = event.putArray("links");
    for (var link : pagerDuty.links()) {
      var href = text("links.href", link.href(), _ -> "");
      if (!href.isEmpty()) {
        var json = links.addObject();
        json.put("href", href);
        addOptional(json, "text", link.text());
      }
    }
    dropIfEmpty(event, "links");
  }

  private static void dropIfEmpty(ObjectNode event, String list) {
    if (event.path(list).isEmpty()) {
      event.remove(list);
    }
  }

  private static String cut(ObjectNode event, ObjectNode payload) {
    var whole = GoJson.write(event);
    if (whole.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
      return whole;
    }
    payload.set("custom_details", GoJson.object().put("error", TOO_LARGE));
    return GoJson.write(event);
  }

  private void addOptional(ObjectNode json, String field, String template) {
    var text = text(field, template, _ -> "");
    if (!text.isEmpty()) {
      json.put(field, text);
    }
  }

  private String client() {
    return text("client", pagerDuty.client(), _ -> BuiltInTexts.PRODUCT);
  }

  private String text(String field, String template, Function<MessageData, String> builtIn) {
    return texts.render(
        new ConfiguredText(field, template, builtIn), data(), attempt.destination());
  }

  private MessageData data() {
    return attempt.data();
  }

  private static String orElse(String text, String fallback) {
    return text.isBlank() ? fallback : text;
  }
}
