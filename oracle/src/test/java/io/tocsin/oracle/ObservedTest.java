package io.tocsin.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.http.Call;
import io.tocsin.testkit.http.Request;
import io.tocsin.testkit.webhook.ReceivedWebhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObservedTest {
  private static final Instant BEGINNING = Instant.parse("2026-01-02T03:04:05Z");
  private static final Conversation CONVERSATION = new Conversation("r0/1", "{}:{}");

  @Test
  void messagesAreSortedByWebhookAndGroup() {
    var observed = observe("/tocsin/17/r0/1", "/tocsin/17/r0/1", "/tocsin/17/r1/0");

    assertThat(observed.conversations())
        .containsOnlyKeys(CONVERSATION, new Conversation("r1/0", "{}:{}"));
    assertThat(observed.in(CONVERSATION)).hasSize(2);
  }

  @Test
  void otherSchedulesAndTheOtherSideDoNotCount() {
    assertThat(observe("/tocsin/1/r0/1", "/original/17/r0/1", "/tocsin/warm").conversations())
        .isEmpty();
  }

  @Test
  void timesAreThoseOfTheSchedule() {
    assertThat(observe("/tocsin/17/r0/1").in(CONVERSATION))
        .containsExactly(
            new Message(
                Duration.ofSeconds(3),
                Message.ids(List.of("a1", "a3").stream()),
                Message.ids(List.of("a2").stream())));
  }

  /** LastNotification six seconds after the beginning, at half speed. */
  private static Observed observe(String... paths) {
    return Observed.from(
        List.of(paths).stream().map(ObservedTest::received).toList(),
        Side.OURS,
        new Schedule(17, null, List.of(), List.of(), List.of()),
        new Performance(BEGINNING, new Pace(2)));
  }

  private static ReceivedWebhook received(String path) {
    var body =
        """
        {"groupKey": "{}:{}", "alerts": [
          {"status": "firing", "labels": {"id": "a3"}}, {"status": "resolved", "labels": {"id": "a2"}},
          {"status": "firing", "labels": {"id": "a1"}}]}
        """;
    var request =
        new Request(
            new Call("POST", path, Map.of()),
            Map.of(),
            body.getBytes(StandardCharsets.UTF_8),
            BEGINNING.plusSeconds(6));
    return new ReceivedWebhook(request, request.json());
  }
}
