package io.tocsin.notifier.receiver.slack;

import static io.tocsin.notifier.NotificationFixture.alert;
import static io.tocsin.notifier.NotificationFixture.firing;
import static io.tocsin.testkit.http.Call.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Secret;
import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.receiver.HttpSettings;
import io.tocsin.configuration.receiver.SlackIntegration;
import io.tocsin.configuration.receiver.SlackTexts;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.NotificationFixture;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.notifier.receiver.target.TestingTargets;
import io.tocsin.testkit.http.Call;
import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.slack.FakeSlack;
import io.tocsin.testkit.slack.SlackEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackNotifierTest {
  private static final Destination SLACK = new Destination("team", "slack", 0);
  private static final SlackTexts NO_TEXTS =
      new SlackTexts("", "", "", "", "", "", "", "", "", "", "");

  private final TestingReceivers receivers = new TestingReceivers();
  private final FakeSlack slack = new FakeSlack(receivers.clock);
  private final NotificationFixture page = firing(SLACK, "DiskFull");
  private final SlackNotifier notifier = notifier(receivers);

  @BeforeEach
  void withoutPace() {
    slack.enforcePace(false);
  }

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  void firstNotificationIsPostedAndTellsWhere() {
    var coordinates = accepted(deliver(page, Map.of()));

    var message = slack.messages().getFirst();
    assertThat(coordinates)
        .containsEntry("channel", "C0ALERTS001")
        .containsEntry("ts", message.ts());
    assertThat(message.content().text()).isEqualTo("[FIRING:1] DiskFull");
    assertThat(message.content().attachments().path(0).path("color").asText()).isEqualTo("#a3262a");
  }

  @Test
  void laterNotificationChangesTheSameMessage() {
    var coordinates = accepted(deliver(page, Map.of()));

    deliver(page.resolved(), coordinates);

    assertThat(slack.messages()).hasSize(1);
    var message = slack.messages().getFirst();
    assertThat(message.updates()).isEqualTo(1);
    assertThat(message.content().text()).isEqualTo("[RESOLVED] DiskFull");
    assertThat(message.content().attachments().path(0).path("color").asText()).isEqualTo("#2f8f5b");
  }

  @Test
  @Tag("ACK-11")
  @DisplayName("a message that was deleted comes back once while the group fires")
  void deletedMessageIsPostedAnew() {
    var coordinates = accepted(deliver(page, Map.of()));
    slack.delete(slack.messages().getFirst());

    var after = accepted(deliver(page.again(), coordinates));

    assertThat(slack.messages()).hasSize(1);
    assertThat(after.get("ts")).isNotEqualTo(coordinates.get("ts"));
  }

  @Test
  @Tag("ACK-11")
  @DisplayName("the refresh of a closed group is dropped")
  void deletedMessageOfAClosedGroupStaysDeleted() {
    var coordinates = accepted(deliver(page, Map.of()));
    slack.delete(slack.messages().getFirst());

    accepted(deliver(page.resolved(), coordinates));

    assertThat(slack.messages()).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("Error table 1.5")
  @CsvSource({
    "channel_not_found, NeedsAttention",
    "is_archived, NeedsAttention",
    "restricted_action_read_only_channel, NeedsAttention",
    "invalid_auth, NeedsAttention",
    "missing_scope, NeedsAttention",
    "internal_error, TryAgain",
    "fatal_error, TryAgain",
    "ratelimited, TryAfter",
    "never_heard_of, TryAgain"
  })
  void errorCodeDecides(String code, String kind) {
    slack.faults().always(to("chat.postMessage"), FakeSlack.error(code));

    assertThat(deliver(page, Map.of()).getClass().getSimpleName()).isEqualTo(kind);
  }

  @ParameterizedTest
  @DisplayName("a message that Slack finds too long or malformed goes out as bare text")
  @CsvSource({"invalid_blocks", "msg_blocks_too_long", "invalid_attachments"})
  void minimalFormIsSentAtOnce(String code) {
    slack.faults().once(to("chat.postMessage"), FakeSlack.error(code));

    accepted(deliver(page, Map.of()));

    assertThat(slack.messages().getFirst().content().text()).isEqualTo("[FIRING:1] DiskFull");
    assertThat(slack.messages().getFirst().content().attachments()).isEmpty();
  }

  @Test
  @DisplayName("a message that is too long is sent with fewer alerts at once")
  void tooLongMessageShowsFewerAlerts() {
    slack.faults().once(to("chat.postMessage"), FakeSlack.error("msg_too_long"));

    var answer = deliver(storm(), Map.of());

    assertThat(answer.text()).contains("with fewer alerts").contains("msg_too_long");
    assertThat(slack.messages().getFirst().content().attachments().toString())
        .contains("and 6 more");
  }

  @Test
  @DisplayName("with counts only if that is too long as well")
  void tooLongMessageShowsCountsInTheEnd() {
    slack.faults().once(to("chat.postMessage"), FakeSlack.error("msg_too_long"));
    slack.faults().once(to("chat.postMessage"), FakeSlack.error("msg_too_long"));

    accepted(deliver(storm(), Map.of()));

    assertThat(slack.messages().getFirst().content().text()).isEqualTo("[FIRING:8] DiskFull");
    assertThat(slack.messages().getFirst().content().attachments()).isEmpty();
  }

  private NotificationFixture storm() {
    return page.with(
        IntStream.range(0, 8)
            .mapToObj(i -> alert("DiskFull", AlertStatus.FIRING, "i", String.valueOf(i)))
            .toList());
  }

  @Test
  @DisplayName("a channel that cannot be filled in is no other channel")
  void unfilledChannelNeedsAPerson() {
    var answer =
        notifier.deliver(
            webApi(NO_TEXTS, "{{ if .Status }}#a{{ end }}"), receivers.attempt(page, Map.of()));

    assertThat(answer).isInstanceOf(ProviderAnswer.NeedsAttention.class);
    assertThat(answer.text()).contains("its channel");
    assertThat(slack.messages()).isEmpty();
  }

  @Test
  @Tag("ACK-15")
  @DisplayName("Retry-After is read from the header")
  void retryAfterIsRead() {
    slack.faults().always(to("chat.postMessage"), FakeSlack.rateLimited(17));

    assertThat(deliver(page, Map.of()))
        .isInstanceOfSatisfying(
            ProviderAnswer.TryAfter.class,
            it -> assertThat(it.pause()).isEqualTo(Duration.ofSeconds(17)));
  }

  @Test
  @Tag("ACK-16")
  @DisplayName("without it 30 s are assumed")
  void quietIsAssumed() {
    slack.faults().always(to("chat.postMessage"), FakeSlack.rateLimitedWithoutHeader());

    assertThat(deliver(page, Map.of()))
        .isInstanceOfSatisfying(
            ProviderAnswer.TryAfter.class,
            it -> assertThat(it.pause()).isEqualTo(Duration.ofSeconds(30)));
  }

  @Test
  @Tag("ACK-17")
  @DisplayName("a Slack that does not answer costs one time-out")
  void silentSlackTimesOut() {
    var hang = new Fault.Hang();
    slack.faults().always(Call.any(), hang);

    assertThat(deliver(page, Map.of()).failure()).contains(Failure.CONTEXT_DEADLINE_EXCEEDED);
    hang.release();
  }

  @Test
  @DisplayName("not_in_channel: the app enters a public channel by itself")
  void publicChannelIsJoined() {
    slack.put(FakeSlack.ALERTS.withoutTheBot());
    slack.faults().once(to("chat.postMessage"), FakeSlack.error("not_in_channel"));

    accepted(notifier.deliver(webApi(NO_TEXTS, FakeSlack.ALERTS.id()), receivers.attempt(page)));

    assertThat(slack.messages()).hasSize(1);
  }

  @Test
  @Tag("B100")
  @DisplayName("a Slack on this machine is refused unless it is allowed, both ways to it")
  void refusedTargetNeedsAPerson() {
    var careful = notifier(new TestingReceivers(TestingTargets.byDefault()));

    assertThat(careful.deliver(webApi(NO_TEXTS), receivers.attempt(page)))
        .isInstanceOf(ProviderAnswer.NeedsAttention.class);
    assertThat(careful.deliver(incoming(), receivers.attempt(page)))
        .isInstanceOf(ProviderAnswer.NeedsAttention.class);
    assertThat(slack.messages()).isEmpty();
  }

  @Test
  @Tag("ACK-26")
  @DisplayName("where late changes are forbidden the thread says it, from then on")
  void frozenMessageIsAnsweredInItsThread() {
    var coordinates = accepted(deliver(page, Map.of()));
    slack.faults().once(to("chat.update"), FakeSlack.error("edit_window_closed"));

    var after = accepted(deliver(page.again(), coordinates));
    var later = accepted(deliver(page.resolved(), after));

    assertThat(later).isEqualTo(after).containsEntry("ts", coordinates.get("ts"));
    assertThat(slack.messages().getFirst().updates()).isZero();
    assertThat(slack.messages().stream().skip(1))
        .hasSize(2)
        .allMatch(it -> it.threadTs().equals(Optional.of(coordinates.get("ts"))));
  }

  @ParameterizedTest
  @Tag("ACK-12")
  @Tag("ACK-13")
  @Tag("ACK-14")
  @DisplayName("a destination that needs a person says what to do")
  @CsvSource(
      delimiter = '|',
      value = {
        "is_archived | CLIENT_ERROR | archived: unarchive it",
        "channel_not_found | CLIENT_ERROR | invite the app to it",
        "not_in_channel | CLIENT_ERROR | invite the app to it",
        "token_revoked | AUTH_ERROR | Check the token",
        "account_inactive | AUTH_ERROR | Check the token"
      })
  void parkedDestinationSaysWhatToDo(String code, Failure why, String advice) {
    slack.put(FakeSlack.ALERTS.withoutTheBot());
    slack.faults().always(Call.any(), FakeSlack.error(code));

    var answer = deliver(page, Map.of());

    assertThat(answer).isInstanceOf(ProviderAnswer.NeedsAttention.class);
    assertThat(answer.failure()).contains(why);
    assertThat(answer.text()).contains(code, advice);
  }

  @Test
  @Tag("ACK-44")
  @DisplayName(
      "the message is there and the answer is lost: a second one, and that is kept up to date")
  void lostAnswerCostsASecondMessage() {
    slack.faults().once(to("chat.postMessage"), Fault.Drop.AFTER_HANDLING);
    assertThat(deliver(page, Map.of())).isInstanceOf(ProviderAnswer.TryAgain.class);

    var coordinates = accepted(deliver(page, Map.of()));
    accepted(deliver(page.resolved(), coordinates));

    assertThat(slack.messages()).extracting(it -> it.updates()).containsExactly(0, 1);
  }

  @Test
  @Tag("ACK-25")
  @DisplayName("backticks, line breaks, marks of direction and 10 kB of it do no harm")
  void hostileLabelIsTamed() {
    var hostile = "`*x*\r\n<!channel>\u202Egpj" + "y".repeat(10_000);
    var one =
        alert(LabelSet.of("alertname", "A", "l", hostile), LabelSet.EMPTY, AlertStatus.FIRING);
    var two = alert("A", AlertStatus.FIRING, "l", "harmless");

    accepted(deliver(page.with(List.of(one, two)), Map.of()));

    assertThat(slack.messages().getFirst().content().attachments().toString())
        .doesNotContain("\u202E", "<!channel>", "```", "y".repeat(500))
        .contains("&lt;!channel&gt;");
  }

  @Test
  @Tag("B110")
  @DisplayName("marks in a name neither end the title's bold print nor its link")
  void marksAreShownLiterally() {
    var odd = alert(LabelSet.of("alertname", "a*b|c`d~e"), LabelSet.EMPTY, AlertStatus.FIRING);

    accepted(deliver(page.with(List.of(odd)), Map.of()));

    var title =
        slack.messages().getFirst().content().attachments().findPath("text").path("text").asText();
    assertThat(title).startsWith("*").endsWith("*");
    assertThat(title.substring(1, title.length() - 1)).doesNotContain("*", "`", "~");
    assertThat(title).containsOnlyOnce("|");
  }

  @Test
  @Tag("AM-T1")
  @DisplayName(
      "a title whose field does not exist is replaced by the built-in one, and the rest is sent (J)")
  void badFieldCostsOnlyItsText() {
    var texts =
        new SlackTexts("", "", "{{ .NoSuchField }}", "", "", "the text", "", "", "", "", "");

    accepted(notifier.deliver(webApi(texts), receivers.attempt(page)));

    var attachment = slack.messages().getFirst().content().attachments().path(0);
    assertThat(attachment.path("title").asText().strip()).isEqualTo("[FIRING:1] DiskFull");
    assertThat(attachment.path("text").asText()).isEqualTo("the text");
    assertThat(slack.messages().getFirst().content().text()).isEqualTo("[FIRING:1] DiskFull");
  }

  @Test
  @Tag("B109")
  @Tag("ACK-25")
  @DisplayName("no mention and no link comes out of a label or an annotation")
  void foreignTextIsEscaped() {
    var annotations = LabelSet.of("summary", "<!channel> <https://evil.example|bank> & <@U1>");
    var hostile = alert(LabelSet.of("alertname", "<!here>"), annotations, AlertStatus.FIRING);

    accepted(deliver(page.with(List.of(hostile)), Map.of()));

    var content = slack.messages().getFirst().content();
    assertThat(content.attachments().toString() + content.text())
        .doesNotContain("<!channel>")
        .doesNotContain("<!here>")
        .doesNotContain("<@U1>")
        .doesNotContain("<https://evil")
        .contains("&lt;!channel&gt;");
  }

  @Test
  @Tag("ACK-24")
  @DisplayName("a group of 5000 alerts stays within Slack's limits")
  void largeGroupIsCut() {
    var alerts =
        IntStream.range(0, 5000)
            .mapToObj(
                i -> alert("DiskFull", AlertStatus.FIRING, "instance", "<n&" + i + ">".repeat(500)))
            .toList();

    accepted(deliver(page.with(alerts), Map.of()));

    assertThat(slack.messages().getFirst().content().attachments().toString())
        .contains("and 4995 more")
        .hasSizeLessThan(9000);
  }

  @Test
  void textsOfTheConfigurationAreUsed() {
    var texts =
        new SlackTexts(
            "",
            "",
            "{{ .Status | toUpper }} {{ .GroupLabels.alertname }}",
            "",
            "",
            "see <http://wiki|wiki>",
            "",
            "",
            "",
            "",
            "");

    accepted(notifier.deliver(webApi(texts), receivers.attempt(page)));

    var attachment = slack.messages().getFirst().content().attachments().path(0);
    assertThat(attachment.path("title").asText()).isEqualTo("FIRING DiskFull");
    assertThat(attachment.path("text").asText()).isEqualTo("see <http://wiki|wiki>");
    assertThat(attachment.path("color").asText()).isEqualTo("danger");
    assertThat(attachment.path("fallback").asText())
        .isEqualTo("[FIRING:1] DiskFull  | http://am.example.org/#/alerts?receiver=team");
  }

  @Test
  void incomingWebhookOnlyPosts() {
    var first = accepted(notifier.deliver(incoming(), receivers.attempt(page)));
    accepted(notifier.deliver(incoming(), receivers.attempt(page.resolved(), first)));

    assertThat(slack.events().all())
        .extracting(SlackEvent::kind)
        .containsExactly(SlackEvent.Kind.POSTED_BY_WEBHOOK, SlackEvent.Kind.POSTED_BY_WEBHOOK);
  }

  private static SlackNotifier notifier(TestingReceivers receivers) {
    return new SlackNotifier(
        new SlackClients(receivers.clients, receivers.configuration),
        receivers.http,
        receivers.texts,
        receivers.metrics,
        receivers.config,
        receivers.clock);
  }

  private ProviderAnswer deliver(
      NotificationFixture notification, Map<String, String> coordinates) {
    return notifier.deliver(webApi(NO_TEXTS), receivers.attempt(notification, coordinates));
  }

  private static Map<String, String> accepted(ProviderAnswer answer) {
    assertThat(answer).isInstanceOf(ProviderAnswer.Accepted.class);
    return ((ProviderAnswer.Accepted) answer).coordinates();
  }

  private SlackIntegration webApi(SlackTexts texts) {
    return webApi(texts, "#alerts");
  }

  private SlackIntegration webApi(SlackTexts texts, String channel) {
    return new SlackIntegration(
        true,
        Optional.empty(),
        Optional.of(secret(slack.token())),
        slack.postMessageUrl(),
        channel,
        texts,
        true,
        Optional.empty(),
        HttpSettings.DEFAULT);
  }

  private SlackIntegration incoming() {
    return new SlackIntegration(
        true,
        Optional.of(secret(slack.webhookUrl().toString())),
        Optional.empty(),
        slack.postMessageUrl(),
        "",
        NO_TEXTS,
        false,
        Optional.empty(),
        HttpSettings.DEFAULT);
  }

  private static SecretSource secret(String value) {
    return new SecretSource.Inline(new Secret(value));
  }
}
