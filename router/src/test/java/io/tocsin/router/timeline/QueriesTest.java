package io.tocsin.router.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Configuration;
import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.AlertQuery;
import io.tocsin.events.query.GroupFound;
import io.tocsin.events.query.RequiredPositions;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatcherParser;
import io.tocsin.model.matcher.Matchers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What somebody sees who asks for alerts and groups. */
class QueriesTest {
  private static final Configuration CONFIGURATION =
      Written.configuration(
          """
          group_by: [alertname]
          group_wait: 1s
          group_interval: 2s
          routes:
          - {receiver: other, matchers: ['i=~"1|2"'], continue: true, labels: {owner: x}}
          - {receiver: hook, matchers: ['i="1"'], group_by: [i]}
          """,
          """
          inhibit_rules:
          - source_matchers: ['alertname="C"']
            target_matchers: ['alertname="W"']
          """);

  @Test
  @DisplayName("an alert's receivers are those of its routes, in their order")
  void receiversInRouteOrder() {
    try (var timeline = new Timeline(CONFIGURATION)) {
      timeline.at(0).fires("A1", "A3");

      assertThat(alert(timeline, "1").receivers()).containsExactly("other", "hook");
      assertThat(alert(timeline, "3").receivers()).containsExactly("hook");
    }
  }

  @Test
  @Tag("AM-12")
  @DisplayName("the status is of this moment, and says who is at the bottom of it")
  void statusOfThisMoment() {
    try (var timeline = new Timeline(CONFIGURATION)) {
      timeline.at(0).fires("A1", "W5", "C6").silences("s", 0, 10, "i=1");

      assertThat(alert(timeline, "1").silencedBy()).containsExactly("s");
      assertThat(alert(timeline, "5").inhibitedBy())
          .containsExactly(Timeline.labels("C6").fingerprint());
      assertThat(alert(timeline, "6").isSuppressed()).isFalse();

      timeline.at(11);
      assertThat(alert(timeline, "1").silencedBy()).isEmpty();
    }
  }

  @Test
  @DisplayName("active, silenced, inhibited, filter and receiver each take something away")
  void whatIsAskedFor() {
    try (var timeline = new Timeline(CONFIGURATION)) {
      timeline.at(0).fires("A1", "A2", "W5", "C6").silences("s", 0, 10, "i=1");

      assertThat(asking(timeline, "", "", true, true, true)).containsExactly("1", "2", "5", "6");
      assertThat(asking(timeline, "", "", false, true, true)).containsExactly("1", "5");
      assertThat(asking(timeline, "", "", true, false, true)).containsExactly("2", "5", "6");
      assertThat(asking(timeline, "", "", true, true, false)).containsExactly("1", "2", "6");
      assertThat(asking(timeline, "alertname=A", "", true, true, true)).containsExactly("1", "2");
      assertThat(asking(timeline, "", "oth.*", true, true, true)).containsExactly("1", "2");
      assertThat(asking(timeline, "", "oth", true, true, true)).isEmpty();
    }
  }

  @Test
  @DisplayName("who needs only some gets no more, and only wanted ones")
  void enough() {
    var two =
        new AlertQuery(Matchers.NONE, Optional.empty(), true, false, true, true, Optional.of(2));
    try (var timeline = new Timeline(CONFIGURATION)) {
      timeline.at(0).fires("A1", "A2", "A3", "A4").silences("s", 0, 10, "i=1");

      assertThat(timeline.queries().alerts(two, RequiredPositions.ANYTHING))
          .hasSize(2)
          .noneMatch(AlertFound::isSuppressed);
    }
  }

  @Test
  @DisplayName("what is over is not listed")
  void resolvedIsNotListed() {
    try (var timeline = new Timeline(CONFIGURATION)) {
      timeline.at(0).fires("A1").at(2).resolves("A1").at(2.5);

      assertThat(timeline.queries().alerts(AlertQuery.ALL, RequiredPositions.ANYTHING)).isEmpty();
      assertThat(timeline.queries().groups(AlertQuery.ALL, RequiredPositions.ANYTHING)).isEmpty();
    }
  }

  @Test
  @DisplayName("groups have their route's receiver and labels, alerts in the order of a message")
  void groups() {
    try (var timeline = new Timeline(CONFIGURATION)) {
      timeline.at(0).fires("A2", "A1");

      var groups = timeline.queries().groups(AlertQuery.ALL, RequiredPositions.ANYTHING);

      assertThat(groups)
          .extracting(group -> group.key().value())
          .containsExactlyInAnyOrder("{}/{i=~\"1|2\"}:{alertname=\"A\"}", "{}/{i=\"1\"}:{i=\"1\"}");
      var others = receivedBy(groups, "other");
      assertThat(others.routeLabels().get("owner")).contains("x");
      assertThat(others.alerts())
          .extracting(found -> found.alert().labels().valueOrEmpty("i"))
          .containsExactly("1", "2");
      assertThat(others.alerts().getFirst().receivers()).containsExactly("hook", "other");
    }
  }

  @Test
  @DisplayName("alerts of a group name only receivers that were asked for")
  void receiversOfAGroupThatWereAskedFor() {
    var hook =
        new AlertQuery(
            Matchers.NONE, Optional.of("ho.*"), true, true, true, true, Optional.empty());
    try (var timeline = new Timeline(CONFIGURATION)) {
      timeline.at(0).fires("A1");

      var groups = timeline.queries().groups(hook, RequiredPositions.ANYTHING);

      assertThat(groups).extracting(GroupFound::receiver).containsExactly("hook");
      assertThat(groups.getFirst().alerts().getFirst().receivers()).containsExactly("hook");
    }
  }

  @Test
  @DisplayName("a report that says nothing new is the newest one all the same")
  void identicalReportMovesUpdatedAt() {
    try (var timeline = new Timeline(CONFIGURATION)) {
      timeline.at(0).fires("A1", 0, 3600).at(30).fires("A1", 0, 3600);

      assertThat(alert(timeline, "1").alert().updatedAt()).isEqualTo(Timeline.second(30));
      assertThat(alert(timeline, "1").alert().endsAt()).isEqualTo(Timeline.second(3600));
    }
  }

  @Test
  @Tag("AM-4.2")
  @DisplayName("an alert that ends and fires anew in one request has its new start")
  void endsAndFiresAnewInOneRequest() {
    try (var timeline = new Timeline(CONFIGURATION)) {
      timeline.at(0).fires("A1").at(10);

      timeline.posts(
          timeline.alert("A1", Timeline.second(0), Timeline.second(8)),
          timeline.alert("A1", Timeline.second(9), Timeline.second(3600)));

      assertThat(alert(timeline, "1").alert().startsAt()).isEqualTo(Timeline.second(9));
    }
  }

  private static GroupFound receivedBy(List<GroupFound> groups, String receiver) {
    return groups.stream().filter(g -> g.receiver().equals(receiver)).findFirst().orElseThrow();
  }

  private static AlertFound alert(Timeline timeline, String i) {
    return timeline.queries().alerts(AlertQuery.ALL, RequiredPositions.ANYTHING).stream()
        .filter(found -> found.alert().labels().valueOrEmpty("i").equals(i))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> asking(
      Timeline timeline,
      String filter,
      String receiver,
      boolean active,
      boolean silenced,
      boolean inhibited) {
    var matchers =
        filter.isEmpty()
            ? Matchers.NONE
            : new MatcherParser(LabelSyntax.FALLBACK).parseList(filter);
    var query =
        new AlertQuery(
            matchers,
            Optional.of(receiver).filter(text -> !text.isEmpty()),
            active,
            silenced,
            inhibited,
            true,
            Optional.empty());
    return timeline.queries().alerts(query, RequiredPositions.ANYTHING).stream()
        .map(found -> found.alert().labels().valueOrEmpty("i"))
        .sorted()
        .toList();
  }
}
