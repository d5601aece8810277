package io.tocsin.notifier.receiver.pagerduty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.configuration.receiver.PagerDutyIntegration;
import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.receiver.CutText;
import io.tocsin.notifier.receiver.MessageForm;
import io.tocsin.notifier.receiver.http.GoJson;
import io.tocsin.notifier.template.BuiltInTexts;
import io.tocsin.notifier.template.ConfiguredTexts;
import io.tocsin.notifier.template.MessageData;
import java.nio.charset.StandardCharsets;

/**
 * One event in Alertmanager's format, so that each can resolve incidents that the other opened.
 *
 * @see <a
 *     href="https://github.com/prometheus/alertmanager/blob/main/notify/pagerduty/pagerduty.go">pagerduty.go</a>
 */
final class PagerDutyEvent {
  private static final int LONGEST_SUMMARY = 1024;
  private static final int MOST_BYTES = 512_000;
  private static final String TOO_LARGE = "left out: the event was larger than 512 kB";

  private final PagerDutyIntegration pagerDuty;
  private final Attempt attempt;
  private final PagerDutyTexts texts;

  PagerDutyEvent(PagerDutyIntegration pagerDuty, Attempt attempt, ConfiguredTexts texts) {
    this.pagerDuty = pagerDuty;
    this.attempt = attempt;
    this.texts = new PagerDutyTexts(attempt, texts);
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
    texts.addOptional(payload, "class", pagerDuty.eventClass());
    texts.addOptional(payload, "component", pagerDuty.component());
    texts.addOptional(payload, "group", pagerDuty.group());
    payload.set("custom_details", new PagerDutyDetails(pagerDuty, data(), texts).of(form));
    event.set("payload", payload);
    new PagerDutyAttachments(pagerDuty, texts).addTo(event);
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
    event.put("client_url", texts.of("client_url", pagerDuty.clientUrl(), BuiltInTexts::url));
    return event;
  }

  private ObjectNode payload() {
    var payload = GoJson.object();
    var summary = texts.of("description", pagerDuty.description(), BuiltInTexts::subject);
    var source = texts.of("source", pagerDuty.source(), _ -> client());
    payload.put("summary", CutText.to(LONGEST_SUMMARY, orElse(summary, BuiltInTexts.PRODUCT)));
    payload.put("source", orElse(source, BuiltInTexts.PRODUCT));
    payload.put(
        "severity", PagerDutySeverity.of(texts.of("severity", pagerDuty.severity(), _ -> "error")));
    return payload;
  }

  private static String cut(ObjectNode event, ObjectNode payload) {
    var whole = GoJson.write(event);
    if (whole.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
      return whole;
    }
    payload.set("custom_details", GoJson.object().put("error", TOO_LARGE));
    return GoJson.write(event);
  }

  private String client() {
    return texts.of("client", pagerDuty.client(), _ -> BuiltInTexts.PRODUCT);
  }

  private MessageData data() {
    return attempt.data();
  }

  private static String orElse(String text, String fallback) {
    return text.isBlank() ? fallback : text;
  }
}
