package io.tocsin.router.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.configuration.Configuration;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.events.serde.EventJson;
import io.tocsin.events.topic.RecordLimit;
import io.tocsin.model.alert.AlertSources;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.router.timeline.OneWebhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever valid alerts are made of, their message and its log entry fit into a record each. */
class MessageSizeTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456789Z");

  /** What the gateway lets an alert have. */
  private static final int ALERT_BYTES = 256 << 10;

  private static final int WITH_MARGIN = RecordLimit.BYTES - (1 << 20);

  /** One to four bytes in UTF-8, one to six as JSON. */
  private static final List<String> KINDS =
      List.of("x", "\"\\", "\u0001", "\u001f\n", "ä", "漢", "🚨", "a\u0002\"ß字😀");

  private static final Configuration CONFIGURATION = OneWebhook.configuration(Duration.ZERO);

  @Test
  void messageAndEntryFitWhateverTextsAreMadeOf() throws JsonProcessingException {
    for (int seed = 0; seed < 8; seed++) {
      var random = new Random(seed);
      var groupLabels = LabelSet.of("group", text(random, random.nextInt(ALERT_BYTES / 2)));
      Optional<NotificationLogEntry> last = Optional.empty();
      for (int flush = 1; flush <= 4; flush++) {
        var told = announce(flush(alerts(random, flush), groupLabels, flush), last);

        assertThat(written(told)).as("seed %d", seed).isLessThan(WITH_MARGIN);
        assertThat(written(told.confirmed(Instant.MIN))).isLessThan(WITH_MARGIN);
        last = Optional.of(told);
      }
    }
  }

  @Test
  void largestGroupOfValidAlertsIsShownInACutForm() throws JsonProcessingException {
    var text = "\u0001".repeat(ALERT_BYTES - 1000);
    var alerts = IntStream.range(0, 60).mapToObj(i -> firing(i, "", text)).toList();

    var message = message(flush(alerts, LabelSet.of("alertname", "A"), 1));

    assertThat(written(message)).isLessThan(5 << 20);
    assertThat(message.alerts()).hasSize(60);
    assertThat(message.leftOut()).isZero();
    assertThat(message.alerts().getFirst()).isEqualTo(alerts.getFirst());
    assertThat(message.alerts().getLast().labels()).isEqualTo(alerts.getLast().labels());
    assertThat(message.alerts().getLast().annotations())
        .isEqualTo(LabelSet.of("__tocsin_annotations_cut", "1 of 1 are left out"));
  }

  @Test
  void whatHasNoRoomWithItsLabelsIsCounted() throws JsonProcessingException {
    var label = "\u0001".repeat(ALERT_BYTES - 1000);
    var alerts = IntStream.range(0, 20).mapToObj(i -> firing(i, label, "")).toList();

    var message = message(flush(alerts, LabelSet.of("alertname", "A"), 1));

    assertThat(written(message)).isLessThan(5 << 20);
    assertThat(message.alerts()).isNotEmpty();
    assertThat(message.alerts().size() + message.leftOut()).isEqualTo(20);
  }

  @Test
  void messageShowsSomethingHoweverLargeItsAlertsAre() {
    var label = "x".repeat(6 << 20);

    var message = message(flush(List.of(firing(1, label, label)), LabelSet.EMPTY, 1));

    assertThat(message.status()).isEqualTo(AlertStatus.FIRING);
    assertThat(message.alerts()).hasSize(1);
  }

  @Test
  void smallMessageIsLeftAsItIs() {
    var alerts =
        IntStream.range(0, 100).mapToObj(i -> firing(i, "", "text \u0001 \"of\" 🚨")).toList();

    assertThat(MessageSize.fitting(alerts, 4 << 20)).isSameAs(alerts);
  }

  @Test
  void alertTakesNoMoreThanWhatIsCounted() throws JsonProcessingException {
    for (int seed = 0; seed < 50; seed++) {
      var alert = alerts(new Random(seed), 1).getFirst();

      assertThat(AlertBytes.of(alert)).as("seed %d", seed).isGreaterThan(written(alert));
      assertThat(AlertBytes.atMost(alert)).isGreaterThanOrEqualTo(AlertBytes.of(alert));
    }
  }

  private static GroupNotification message(Flush flush) {
    return announce(flush, Optional.empty()).unconfirmed().notification().orElseThrow();
  }

  private static NotificationLogEntry announce(Flush flush, Optional<NotificationLogEntry> last) {
    var receiver = CONFIGURATION.receivers().getFirst();
    return PlannedNotification.decide(
            flush,
            receiver.destinations().getFirst(),
            receiver.integrations().getFirst(),
            last,
            new NotificationRules(false, Duration.ofHours(120)),
            Instant.MIN)
        .orElseThrow()
        .entry();
  }

  private static Flush flush(List<NotifiedAlert> alerts, LabelSet groupLabels, int number) {
    return new Flush(
        GroupId.of("{}", groupLabels),
        GroupKey.of("{}", groupLabels),
        groupLabels,
        CONFIGURATION.route(),
        1,
        number,
        NOW.plusSeconds(number),
        alerts,
        Set.of(),
        Optional.empty(),
        _ -> AlertSources.UNKNOWN);
  }

  /** With every flush others, so that those that were told as resolved are owed. */
  private static List<NotifiedAlert> alerts(Random random, int flush) {
    var alerts = new ArrayList<NotifiedAlert>();
    int count = 1 + random.nextInt(40);
    for (int i = 0; i < count; i++) {
      int ofLabels = random.nextInt(ALERT_BYTES / 2);
      var label = random.nextBoolean() ? text(random, ofLabels) : "";
      var text = text(random, random.nextInt(ALERT_BYTES - ofLabels));
      int number = 1000 * flush + i;
      // At least one fires, or a group that is new tells nobody.
      alerts.add(
          i == 0 || random.nextBoolean()
              ? firing(number, label, text)
              : resolved(number, label, text));
    }
    return alerts;
  }

  private static NotifiedAlert firing(int number, String label, String text) {
    return alert(AlertStatus.FIRING, number, label, text);
  }

  private static NotifiedAlert resolved(int number, String label, String text) {
    return alert(AlertStatus.RESOLVED, number, label, text);
  }

  private static NotifiedAlert alert(AlertStatus status, int number, String label, String text) {
    var labels = LabelSet.of("alertname", "A", "i", String.valueOf(number), "label", label);
    return new NotifiedAlert(
        status,
        labels,
        text.isEmpty() ? LabelSet.EMPTY : LabelSet.of("text", text),
        NOW,
        status == AlertStatus.RESOLVED ? Optional.of(NOW) : Optional.empty(),
        "",
        labels.fingerprint(),
        ZoneOffset.ofHoursMinutesSeconds(-12, -30, -15));
  }

  /** Of one kind, so many bytes long in UTF-8 at most. */
  private static String text(Random random, int bytes) {
    var kind = KINDS.get(random.nextInt(KINDS.size()));
    return kind.repeat(bytes / kind.getBytes(StandardCharsets.UTF_8).length);
  }

  private static int written(Object value) throws JsonProcessingException {
    return EventJson.MAPPER.writeValueAsBytes(value).length;
  }
}
