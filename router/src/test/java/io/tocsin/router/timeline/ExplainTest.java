package io.tocsin.router.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Configuration;
import io.tocsin.events.query.ExplainQuery;
import io.tocsin.events.query.Explanation;
import io.tocsin.events.query.RequiredPositions;
import io.tocsin.model.label.LabelSet;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What somebody hears who asks what becomes of an alert. */
class ExplainTest {
  private static final Configuration CONFIGURATION =
      Written.configuration(
          """
          group_by: [alertname]
          group_wait: 1s
          group_interval: 2s
          repeat_interval: 1h
          routes:
          - matchers: ['team="x"']
            receiver: other
          - matchers: ['alertname="A"', 'i=~"1|2"']
            mute_time_intervals: [year-1999]
          """,
          """
          time_intervals:
          - name: year-1999
            time_intervals: [{years: ['1999']}]
          """);

  @Test
  @DisplayName("the path names each matcher that hit or missed, and the value it saw")
  void path() {
    try (var timeline = new Timeline(CONFIGURATION)) {
      var path = explain(timeline, "alertname", "A", "i", "2").path();

      assertThat(path)
          .extracting(Explanation.Step::route)
          .containsExactly("{}", "{}/{team=\"x\"}", "{}/{alertname=\"A\",i=~\"1|2\"}");
      assertThat(path).extracting(Explanation.Step::matched).containsExactly(true, false, true);
      assertThat(path.get(1).matchers())
          .containsExactly(new Explanation.Tested("team=\"x\"", "", false));
    }
  }

  @Test
  @DisplayName("an unknown alert would open a group")
  void unknownAlert() {
    try (var timeline = new Timeline(CONFIGURATION)) {
      var explanation = explain(timeline, "alertname", "A", "i", "1");

      assertThat(explanation.firing()).isFalse();
      var group = explanation.groups().getFirst();
      assertThat(group.key().value())
          .isEqualTo("{}/{alertname=\"A\",i=~\"1|2\"}:{alertname=\"A\"}");
      assertThat(group.nextFlush()).isEmpty();
      assertThat(group.decision()).contains("new group");
    }
  }

  @Test
  @DisplayName("a known alert shows its next flush, last notification and repeat")
  void knownAlert() {
    try (var timeline = new Timeline(CONFIGURATION)) {
      timeline.at(0).fires("A1").at(2);

      var explanation = explain(timeline, "alertname", "A", "i", "1");

      assertThat(explanation.firing()).isTrue();
      var group = explanation.groups().getFirst();
      assertThat(group.nextFlush()).contains(Timeline.second(3));
      assertThat(group.suppressedBy()).isEmpty();
      var told = group.destinations().getFirst();
      assertThat(told.lastNotifiedAt()).contains(Timeline.second(1));
      assertThat(told.repeatAfter()).contains(Timeline.second(3601));
    }
  }

  @Test
  @DisplayName("names what suppresses the notification, in the words of the flush")
  void suppressed() {
    try (var timeline = new Timeline(CONFIGURATION)) {
      timeline.at(0).fires("A1").silences("s-1", 0, 60, "i=1").at(2);

      var explanation = explain(timeline, "alertname", "A", "i", "1");

      assertThat(explanation.silencedBy()).containsExactly("s-1");
      assertThat(explanation.groups().getFirst().decision())
          .isEqualTo("\"hook\" is not notified: silenced by s-1");
    }
  }

  @Test
  @DisplayName("another moment can be asked for")
  void anotherMoment() {
    try (var timeline = new Timeline(CONFIGURATION)) {
      var query =
          new ExplainQuery(
              ExplainQuery.Subject.of(LabelSet.of("alertname", "A", "i", "1")),
              Optional.of(Instant.parse("1999-05-05T12:00:00Z")));

      var group =
          timeline
              .queries()
              .explain(query, RequiredPositions.ANYTHING)
              .orElseThrow()
              .groups()
              .getFirst();

      assertThat(group.mutedBy()).containsExactly("year-1999");
      assertThat(group.suppressedBy()).contains("inside the mute time intervals year-1999");
    }
  }

  @Test
  @DisplayName("an alert can be named by its fingerprint, if it is known")
  void byFingerprint() {
    try (var timeline = new Timeline(CONFIGURATION)) {
      timeline.at(0).fires("A1").at(2);

      assertThat(byFingerprint(timeline, "A1")).isPresent();
      assertThat(byFingerprint(timeline, "A2")).isEmpty();
    }
  }

  private static Optional<Explanation> byFingerprint(Timeline timeline, String name) {
    var subject = ExplainQuery.Subject.of(Timeline.labels(name).fingerprint());
    return timeline
        .queries()
        .explain(new ExplainQuery(subject, Optional.empty()), RequiredPositions.ANYTHING);
  }

  private static Explanation explain(Timeline timeline, String... labels) {
    var query = new ExplainQuery(ExplainQuery.Subject.of(LabelSet.of(labels)), Optional.empty());
    return timeline.queries().explain(query, RequiredPositions.ANYTHING).orElseThrow();
  }
}
