package io.tocsin.router.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.receiver.RunbookIntegration;
import io.tocsin.events.runbookrequests.RunbookRequested;
import io.tocsin.events.topic.RecordLimit;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.runbook.RunbookMode;
import io.tocsin.router.group.GroupProcessor;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Groups of alerts that are valid, and larger than a record as the log writes them. */
class LargeGroupsTest {
  private static final int WITH_MARGIN = RecordLimit.BYTES - (1 << 20);

  /** Six times as long as JSON. */
  private static final String CONTROL = "\u0001".repeat(250_000);

  @Test
  void groupOfControlCharactersIsNotifiedInACutFormAndWhatItsLogKeepsFitsARecord() {
    try (var timeline = new Timeline(Routes.defaults().configuration())) {
      timeline.at(0).posts(alerts(timeline, 26, "text", CONTROL)).at(2);

      var message = timeline.notifications().getFirst();
      assertThat(message.alerts()).hasSize(26);
      assertThat(message.leftOut()).isZero();
      assertThat(timeline.changelog(GroupProcessor.LOG))
          .isNotEmpty()
          .allSatisfy(entry -> assertThat(entry.value().length).isLessThan(WITH_MARGIN));
    }
  }

  @Test
  void groupWhoseLabelsAreAsLongAsTheyMayBeIsNotified() {
    try (var timeline = new Timeline(Routes.defaults().groupByAll().configuration())) {
      timeline.at(0).posts(labelled(timeline, 1, CONTROL)).at(2);

      assertThat(timeline.notifications()).hasSize(1);
      assertThat(timeline.changelog(GroupProcessor.LOG))
          .allSatisfy(entry -> assertThat(entry.value().length).isLessThan(WITH_MARGIN));
    }
  }

  @Test
  void runbookRequestsThatFindNoRoomInOneLogEntryAreMadeWithTheNext() {
    var repair =
        new RunbookIntegration("restart-guest", Map.of("guest", "i"), RunbookMode.AUTOMATIC);
    try (var timeline = new Timeline(Routes.defaults().receiver(repair).configuration())) {
      timeline.at(0).posts(labelled(timeline, 30, "x".repeat(250_000))).at(2);
      int first = timeline.runbookRequests().size();
      timeline.at(8);

      assertThat(first).isBetween(10, 20);
      assertThat(timeline.runbookRequests())
          .extracting(RunbookRequested::inputs)
          .hasSize(30 - first)
          .doesNotHaveDuplicates();
      assertThat(timeline.changelog(GroupProcessor.LOG))
          .allSatisfy(entry -> assertThat(entry.value().length).isLessThan(WITH_MARGIN));
    }
  }

  private static Alert[] alerts(Timeline timeline, int count, String annotation, String text) {
    var alerts = new Alert[count];
    for (int i = 0; i < count; i++) {
      alerts[i] =
          alert(
              timeline,
              LabelSet.of("alertname", "A", "i", String.valueOf(i)),
              LabelSet.of(annotation, text));
    }
    return alerts;
  }

  private static Alert[] labelled(Timeline timeline, int count, String label) {
    var alerts = new Alert[count];
    for (int i = 0; i < count; i++) {
      alerts[i] =
          alert(
              timeline,
              LabelSet.of("alertname", "A", "i", String.valueOf(i), "label", label),
              LabelSet.EMPTY);
    }
    return alerts;
  }

  private static Alert alert(Timeline timeline, LabelSet labels, LabelSet annotations) {
    return new Alert(
        labels,
        annotations,
        timeline.now(),
        timeline.now().plusSeconds(3600),
        false,
        "",
        timeline.now(),
        ZoneOffset.UTC);
  }
}
