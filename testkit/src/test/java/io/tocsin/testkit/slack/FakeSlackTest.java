package io.tocsin.testkit.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.testkit.clock.ManualClock;
import io.tocsin.testkit.http.Call;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeSlackTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ManualClock clock = new ManualClock();
  private final FakeSlack slack = new FakeSlack(clock);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    slack.close();
  }

  @Test
  void postedMessageCanBeUpdatedByItsCoordinates() throws Exception {
    var posted = api("chat.postMessage", "{\"channel\":\"#alerts\",\"text\":\"[FIRING] web-1\"}");

    var updated =
        api(
            "chat.update",
            "{\"channel\":\"%s\",\"ts\":\"%s\",\"text\":\"[RESOLVED] web-1\"}"
                .formatted(posted.path("channel").asText(), posted.path("ts").asText()));

    assertThat(updated.path("ok").asBoolean()).isTrue();
    assertThat(slack.messages()).singleElement().satisfies(FakeSlackTest::isResolvedWeb1);
    assertThat(slack.events().all())
        .extracting(SlackEvent::kind)
        .containsExactly(SlackEvent.Kind.POSTED, SlackEvent.Kind.UPDATED);
  }

  @Test
  void updateKeepsAttachmentsThatItLeavesOut() throws Exception {
    var posted =
        api(
            "chat.postMessage",
            "{\"channel\":\"alerts\",\"text\":\"t\",\"attachments\":[{\"color\":\"#a3262a\",\"text\":\"old\"}]}");
    var coordinates =
        "\"channel\":\"%s\",\"ts\":\"%s\""
            .formatted(posted.path("channel").asText(), posted.path("ts").asText());

    api("chat.update", "{" + coordinates + ",\"text\":\"new\"}");
    assertThat(slack.messages().getFirst().content().color()).isEqualTo("#a3262a");

    api("chat.update", "{" + coordinates + ",\"text\":\"new\",\"attachments\":[]}");
    assertThat(slack.messages().getFirst().allText()).isEqualTo("new");
  }

  @Test
  void takesFormsWhoseStructureIsJsonText() throws Exception {
    var attachments =
        "[{\"blocks\":[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"*DiskFull*\"}}]}]";

    var answer =
        form(
            "chat.postMessage",
            "channel=C0ALERTS001&attachments="
                + URLEncoder.encode(attachments, StandardCharsets.UTF_8));

    assertThat(answer.path("ok").asBoolean()).isTrue();
    assertThat(slack.messages().getFirst().allText()).isEqualTo("*DiskFull*");
  }

  @ParameterizedTest
  @CsvSource({
    "section, 3000, true",
    "section, 3001, false",
    "header, 150, true",
    "header, 151, false"
  })
  void refusesBlocksThatAreTooLong(String type, int length, boolean taken) throws Exception {
    var block =
        "{\"type\":\"%s\",\"text\":{\"type\":\"plain_text\",\"text\":\"%s\"}}"
            .formatted(type, "x".repeat(length));

    var answer = api("chat.postMessage", "{\"channel\":\"alerts\",\"blocks\":[" + block + "]}");

    assertThat(answer.path("ok").asBoolean()).isEqualTo(taken);
    assertThat(answer.path("error").asText("")).isEqualTo(taken ? "" : "invalid_blocks");
  }

  @Test
  void refusesAMessageWithoutAnything() throws Exception {
    assertThat(error("chat.postMessage", "{\"channel\":\"alerts\"}")).isEqualTo("no_text");
  }

  @Test
  void refusesAnUpdateWithALongText() throws Exception {
    var ts = api("chat.postMessage", "{\"channel\":\"alerts\",\"text\":\"t\"}").path("ts").asText();

    assertThat(
            error(
                "chat.update",
                "{\"channel\":\"C0ALERTS001\",\"ts\":\"%s\",\"text\":\"%s\"}"
                    .formatted(ts, "x".repeat(4001))))
        .isEqualTo("msg_too_long");
  }

  @Test
  void channelsMayBeMissingArchivedOrClosedToTheBot() throws Exception {
    slack.put(SlackChannel.joined("C0OLD", "old").asArchived());
    slack.put(SlackChannel.joined("C0OTHER", "other").withoutTheBot());
    slack.put(SlackChannel.joined("C0SECRET", "secret").withoutTheBot().asPrivate());

    assertThat(error("chat.postMessage", "{\"channel\":\"none\",\"text\":\"t\"}"))
        .isEqualTo("channel_not_found");
    assertThat(error("chat.postMessage", "{\"channel\":\"old\",\"text\":\"t\"}"))
        .isEqualTo("is_archived");
    assertThat(error("chat.postMessage", "{\"channel\":\"other\",\"text\":\"t\"}"))
        .isEqualTo("not_in_channel");
    assertThat(error("chat.postMessage", "{\"channel\":\"secret\",\"text\":\"t\"}"))
        .isEqualTo("channel_not_found");

    api("conversations.join", "{\"channel\":\"C0OTHER\"}");
    assertThat(error("chat.postMessage", "{\"channel\":\"other\",\"text\":\"t\"}")).isEmpty();
  }

  @Test
  void deletedMessageCannotBeUpdated() throws Exception {
    var ts = api("chat.postMessage", "{\"channel\":\"alerts\",\"text\":\"t\"}").path("ts").asText();
    slack.delete(slack.messages().getFirst());

    assertThat(
            error(
                "chat.update",
                "{\"channel\":\"C0ALERTS001\",\"ts\":\"" + ts + "\",\"text\":\"u\"}"))
        .isEqualTo("message_not_found");
  }

  @Test
  void paceIsOnePostASecondAfterABurst() throws Exception {
    slack.enforcePace(true);
    var post = "{\"channel\":\"alerts\",\"text\":\"t\"}";
    for (int i = 0; i < 3; i++) {
      api("chat.postMessage", post);
    }

    var refused = send("chat.postMessage", "application/json; charset=utf-8", post, slack.token());

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("3");
    clock.tick(Duration.ofSeconds(3));
    assertThat(error("chat.postMessage", post)).isEmpty();
  }

  @Test
  void ordersForTroubleHaveSlacksForm() throws Exception {
    slack.faults().once(Call.to("chat.postMessage"), FakeSlack.error("service_unavailable"));

    assertThat(error("chat.postMessage", "{\"channel\":\"alerts\",\"text\":\"t\"}"))
        .isEqualTo("service_unavailable");
    assertThat(slack.messages()).isEmpty();
  }

  @Test
  void wantsItsToken() throws Exception {
    var answer =
        send("auth.test", "application/json; charset=utf-8", "{}", "xoxb-of-somebody-else");

    assertThat(MAPPER.readTree(answer.body()).path("error").asText()).isEqualTo("invalid_auth");
    assertThat(api("auth.test", "{}").path("user").asText()).isEqualTo("tocsin");
  }

  @Test
  void incomingWebhookAnswersOk() throws Exception {
    var answer =
        client.send(
            HttpRequest.newBuilder(slack.webhookUrl())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"hello\"}"))
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.body()).isEqualTo("ok");
    assertThat(slack.events().last().kind()).isEqualTo(SlackEvent.Kind.POSTED_BY_WEBHOOK);
  }

  private static void isResolvedWeb1(ChannelMessage message) {
    assertThat(message.allText()).isEqualTo("[RESOLVED] web-1");
    assertThat(message.updates()).isEqualTo(1);
  }

  private String error(String method, String json) throws Exception {
    return api(method, json).path("error").asText("");
  }

  private JsonNode api(String method, String json) throws Exception {
    return MAPPER.readTree(
        send(method, "application/json; charset=utf-8", json, slack.token()).body());
  }

  private JsonNode form(String method, String form) throws Exception {
    return MAPPER.readTree(
        send(method, "application/x-www-form-urlencoded", form, slack.token()).body());
  }

  private HttpResponse<String> send(String method, String type, String body, String token)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(slack.apiUrl() + method))
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
