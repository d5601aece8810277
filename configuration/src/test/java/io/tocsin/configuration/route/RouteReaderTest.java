package io.tocsin.configuration.route;

import static io.tocsin.configuration.Reading.mistakesIn;
import static io.tocsin.configuration.Reading.reading;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteReaderTest {

  @Test
  @DisplayName("3.1 what the root starts with")
  void defaults() {
    var root = route("receiver: a");

    assertThat(root.groupWait()).isEqualTo(Duration.ofSeconds(30));
    assertThat(root.groupInterval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(root.repeatInterval()).isEqualTo(Duration.ofHours(4));
    assertThat(root.groupBy()).isEqualTo(GroupBy.NOTHING);
    assertThat(root.labels()).isEmpty();
    assertThat(root.matchers().all()).isEmpty();
    assertThat(root.continues()).isFalse();
  }

  @Test
  @DisplayName("3.1 a child inherits what it leaves out")
  void inheritance() {
    var child =
        child(
            """
            receiver: a
            group_by: [alertname]
            group_wait: 1s
            group_interval: 2m
            repeat_interval: 3h
            labels: {team: x, tier: one}
            routes:
              - matchers: [a=b]
                labels: {team: y}
            """);

    assertThat(child.receiver()).isEqualTo("a");
    assertThat(child.groupBy()).isEqualTo(new GroupBy(false, Set.of("alertname")));
    assertThat(child.groupWait()).isEqualTo(Duration.ofSeconds(1));
    assertThat(child.groupInterval()).isEqualTo(Duration.ofMinutes(2));
    assertThat(child.repeatInterval()).isEqualTo(Duration.ofHours(3));
    assertThat(child.labels()).containsEntry("team", "y").containsEntry("tier", "one");
  }

  @Test
  @DisplayName("11, 17.4 a child names intervals in both places, its own child has none of them")
  void intervals() {
    var child =
        route(
                """
                receiver: a
                routes:
                  - mute_time_intervals: [nights, weekends]
                    active_time_intervals: [office]
                    routes:
                      - receiver: b
                """,
                """
                time_intervals: [{name: nights}, {name: office}]
                mute_time_intervals: [{name: weekends}]
                """)
            .routes()
            .getFirst();

    assertThat(child.muteTimeIntervals()).containsExactly("nights", "weekends");
    assertThat(child.activeTimeIntervals()).containsExactly("office");
    assertThat(child.routes().getFirst().muteTimeIntervals()).isEmpty();
    assertThat(child.routes().getFirst().activeTimeIntervals()).isEmpty();
  }

  @Test
  @DisplayName("3.1 matchers and continue are a route's own")
  void notInherited() {
    var child =
        child(
            """
            receiver: a
            routes:
              - matchers: [a=b]
                continue: true
                routes:
                  - receiver: b
            """);

    assertThat(child.continues()).isTrue();
    assertThat(child.routes().getFirst().continues()).isFalse();
    assertThat(child.routes().getFirst().matchers().all()).isEmpty();
    assertThat(child.routes().getFirst().receiver()).isEqualTo("b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ['...']     |              | true  |
          ['...']     | []           | false |
          ['...']     | [cluster]    | false | cluster
          [alertname] | ['...']      | true  |
          [alertname] | []           | false |
          [alertname] |              | false | alertname
          """)
  @DisplayName("3.1 group_by of a child replaces its parent's, even by nothing")
  void groupBy(String parent, String own, boolean all, String name) {
    var child =
        child(
            "receiver: a\ngroup_by: %s\nroutes:\n  - group_by: %s\n"
                .formatted(parent, own == null ? "" : own));

    assertThat(child.groupBy()).isEqualTo(new GroupBy(all, name == null ? Set.of() : Set.of(name)));
  }

  @Test
  @DisplayName("3.1, 3.3 match, match_re and matchers are one sorted list")
  void unionOfMatchers() {
    var child =
        child(
            """
            receiver: a
            routes:
              - match: {team: a}
                match_re: {a: x|y}
                matchers: ['db!="", severity=~"crit|warn"', 'a=1']
            """);

    assertThat(child.matchers())
        .hasToString("{a=\"1\",a=~\"^(?:x|y)$\",db!=\"\",severity=~\"crit|warn\",team=\"a\"}");
  }

  @Test
  @DisplayName("17.4 what a root must not have")
  void root() {
    assertThat(
            mistakes(
                """
                matchers: [a=b]
                continue: true
                mute_time_intervals: [x]
                active_time_intervals: [x]
                """))
        .contains(
            "line 1: route: root route must specify a default receiver",
            "line 2: route.matchers: root route must not have any matchers",
            "line 3: route.continue: cannot have continue in root route",
            "line 4: route.mute_time_intervals: root route must not have any mute time intervals",
            "line 5: route.active_time_intervals: root route must not have any active time"
                + " intervals");
  }

  @Test
  @DisplayName("17.4 a root may have them as long as they are empty")
  void rootWithEmptyKeys() {
    var root = route("receiver: a\nmatchers: []\nmatch: {}\nmute_time_intervals: []");

    assertThat(root.matchers().all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          receiver: x              | undefined receiver "x" used in route
          group_by: ['']           | invalid label name "" in group_by list
          group_by: ['...', a]     | cannot have wildcard group_by (`...`) and other labels at the same time
          group_by: [a, a]         | duplicated label "a" in group_by
          group_by: a              | expected a list, not text
          match: {a.b: c}          | invalid label name "a.b"
          match_re: {a: '['}       | bad regular expression
          match_re: {a: }          | missing expression for label "a"
          matchers: [foo]          | bad matcher format: foo
          group_interval: 0        | group_interval cannot be zero
          repeat_interval: 0s      | repeat_interval cannot be zero
          group_wait: -1s          | not a valid duration string: "-1s"
          group_wait: 1.5h         | not a valid duration string: "1.5h"
          group_wait: 30           | not a valid duration string: "30"
          repeat_interval: 9999y   | duration out of range: "9999y"
          mute_time_intervals: [x] | undefined time interval "x" used in route
          active_time_intervals: [x] | undefined time interval "x" used in route
          labels: {'': x}          | invalid label name "" in route labels
          """)
  @DisplayName("17.4, B092 what any route must not have")
  void child_refused(String line, String message) {
    assertThat(mistakes("receiver: a\nroutes:\n  - " + line))
        .singleElement()
        .asString()
        .startsWith("line 4: route.routes[0].")
        .contains(message);
  }

  @Test
  @DisplayName("17.4 group_wait may be zero")
  void zeroWait() {
    assertThat(route("receiver: a\ngroup_wait: 0s").groupWait()).isZero();
  }

  @Test
  @DisplayName("17.4 a repeat_interval below group_interval is said, not refused")
  void shortRepeat() {
    var warnings = reading(file("receiver: a\nrepeat_interval: 1m")).warnings();

    assertThat(warnings).singleElement().asString().contains("route: repeat_interval is shorter");
  }

  @Test
  @DisplayName("17.4 a repeat_interval beyond Alertmanager's retention is said where it is written")
  void longRepeat() {
    var lines = "receiver: a\nrepeat_interval: %s\nroutes:\n  - receiver: b\n";

    assertThat(reading(file(lines.formatted("120h"))).warnings()).isEmpty();
    assertThat(reading(file(lines.formatted("120h1ms"))).warnings())
        .singleElement()
        .asString()
        .startsWith("line 1, column 1: route: repeat_interval is longer than 120h");
  }

  @Test
  @DisplayName("2.4 matchers that the two parsers read differently are said with their line")
  void disagreement() {
    var warnings = reading(file("receiver: a\nroutes:\n  - matchers: ['a=b c']")).warnings();

    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("line 4, column 18: route.routes[0].matchers[0]: matchers a=b c");
  }

  @Test
  @DisplayName("B091, L-28 routes nested deeper than 50 levels are refused")
  void depth() {
    var route = "{}";
    for (int level = 0; level < 51; level++) {
      route = "{routes: [" + route + "]}";
    }

    assertThat(mistakes("receiver: a\nroutes: [" + route + "]"))
        .singleElement()
        .asString()
        .contains("nested deeper than 50 levels");
  }

  @Test
  @DisplayName("B091, L-28 more than 10 000 routes are refused")
  void number() {
    assertThat(mistakes("receiver: a\nroutes: [" + "{},".repeat(10_001) + "]"))
        .singleElement()
        .asString()
        .contains("more than 10000 routes");
  }

  private static Route route(String lines) {
    return reading(file(lines)).route();
  }

  private static Route route(String lines, String otherSections) {
    return reading(file(lines) + otherSections).route();
  }

  private static Route child(String lines) {
    return route(lines).routes().getFirst();
  }

  private static java.util.List<String> mistakes(String lines) {
    return mistakesIn(file(lines));
  }

  /** The lines become the route, from the second line on. */
  private static String file(String lines) {
    return "route:\n" + lines.indent(2) + "receivers: [{name: a}, {name: b}]\n";
  }
}
