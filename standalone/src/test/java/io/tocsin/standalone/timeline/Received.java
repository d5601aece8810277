package io.tocsin.standalone.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.testkit.webhook.ReceivedWebhook;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * A notification that arrived.
 *
 * @param time of the run
 */
record Received(ReceivedWebhook webhook, RunTime time) {

  /** In seconds since the start of the run. */
  double at() {
    return time.of(webhook.at());
  }

  /** Names the webhook. */
  String path() {
    return webhook.request().path().substring(1);
  }

  /** As {@link AlertNames} has them. */
  String alerts() {
    return AlertNames.sorted(
        StreamSupport.stream(webhook.body().path("alerts").spliterator(), false)
            .map(Received::name));
  }

  String reason() {
    return webhook.body().path("notification_reason").asText();
  }

  String text(String pointer) {
    return JsonText.of(webhook.body().at(pointer), time);
  }

  private static String name(JsonNode alert) {
    var labels = alert.path("labels");
    return AlertNames.name(
        labels.path("alertname").asText(),
        labels.path("i").asText(),
        alert.path("status").asText().equals("resolved"));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s %.2f [%s] %s", path(), at(), alerts(), reason());
  }
}
