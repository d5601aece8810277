package io.tocsin.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.testkit.webhook.ReceivedWebhook;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the sink heard from one side about one schedule, in order. */
record Observed(SortedMap<Conversation, List<Message>> conversations) {

  static Observed from(
      List<ReceivedWebhook> received, Side side, Schedule schedule, Performance performance) {
    var folder = "/%s/%d/".formatted(side.name(), schedule.seed());
    return new Observed(
        received.stream()
            .filter(webhook -> webhook.request().path().startsWith(folder))
            .collect(
                Collectors.groupingBy(
                    webhook -> conversation(webhook, folder),
                    TreeMap::new,
                    Collectors.mapping(
                        webhook -> message(webhook, performance), Collectors.toList()))));
  }

  List<Message> in(Conversation conversation) {
    return conversations.getOrDefault(conversation, List.of());
  }

  private static Conversation conversation(ReceivedWebhook webhook, String folder) {
    return new Conversation(
        webhook.request().path().substring(folder.length()),
        webhook.body().path("groupKey").asText());
  }

  private static Message message(ReceivedWebhook webhook, Performance performance) {
    return new Message(
        performance.timeOf(webhook.at()),
        Message.ids(ids(webhook.body(), "firing")),
        Message.ids(ids(webhook.body(), "resolved")));
  }

  private static Stream<String> ids(JsonNode body, String status) {
    return StreamSupport.stream(body.path("alerts").spliterator(), false)
        .filter(alert -> alert.path("status").asText().equals(status))
        .map(alert -> alert.path("labels").path(Report.ID).asText());
  }
}
