package io.tocsin.router.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.route.GroupBy;
import io.tocsin.configuration.route.Route;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.matcher.Matchers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Section 3.2: where an alert goes. */
class RouteTreeTest {

  @Test
  @Tag("AM-3.2")
  @DisplayName("what no child takes goes to the root")
  void rootTakesTheRest() {
    var tree = new RouteTree(root(leaf("db", "team", "db")));

    assertThat(receivers(tree, "team", "web")).containsExactly("root");
  }

  @Test
  @Tag("AM-3.2")
  @DisplayName("the first matching child ends the walk")
  void firstMatchEndsTheWalk() {
    var tree = new RouteTree(root(leaf("one", "team", "db"), leaf("two", "team", "db")));

    assertThat(receivers(tree, "team", "db")).containsExactly("one");
  }

  @Test
  @Tag("AM-3.2")
  @DisplayName("continue asks the next sibling too, and keeps the parent out")
  void continueAsksTheNextSibling() {
    var tree = new RouteTree(root(route("one", true, "team", "db"), leaf("two", "team", "db")));

    assertThat(receivers(tree, "team", "db")).containsExactly("one", "two");
  }

  @Test
  @Tag("AM-3.2")
  @DisplayName("continue on the last matching child changes nothing")
  void continueOnTheLastSibling() {
    var tree = new RouteTree(root(route("one", true, "team", "db")));

    assertThat(receivers(tree, "team", "db")).containsExactly("one");
  }

  @Test
  @Tag("AM-3.2")
  @DisplayName("the deepest match of a branch is the result")
  void deepestMatch() {
    var deep = route("db", false, "team", "db", leaf("db-critical", "severity", "critical"));
    var tree = new RouteTree(root(deep));

    assertThat(receivers(tree, "team", "db", "severity", "critical"))
        .containsExactly("db-critical");
    assertThat(receivers(tree, "team", "db", "severity", "info")).containsExactly("db");
  }

  @Test
  @Tag("AM-3.3")
  @DisplayName("keys as Alertmanager writes them")
  void keys() {
    var deep = route("db", false, "team", "a", leaf("leaf", "db", "1"));
    var tree = new RouteTree(root(deep));

    var node = tree.match(LabelSet.of("team", "a", "db", "1")).getFirst();
    assertThat(node.key()).isEqualTo("{}/{team=\"a\"}/{db=\"1\"}");
    assertThat(node.groupKey(LabelSet.of("alertname", "X", "db", "1")).value())
        .isEqualTo("{}/{team=\"a\"}/{db=\"1\"}:{alertname=\"X\", db=\"1\"}");
    assertThat(tree.find(node.id())).contains(node);
  }

  private static List<String> receivers(RouteTree tree, String... labels) {
    return tree.match(LabelSet.of(labels)).stream().map(node -> node.route().receiver()).toList();
  }

  private static Route leaf(String receiver, String label, String value) {
    return route(receiver, false, label, value);
  }

  private static Route route(
      String receiver, boolean continues, String label, String value, Route... children) {
    return new Route(
        receiver,
        GroupBy.NOTHING,
        Duration.ZERO,
        Duration.ofMinutes(5),
        Duration.ofHours(4),
        new Matchers(List.of(new Matcher(label, MatchOperator.EQUAL, value))),
        continues,
        Map.of(),
        List.of(children));
  }

  private static Route root(Route... children) {
    return new Route(
        "root",
        GroupBy.NOTHING,
        Duration.ZERO,
        Duration.ofMinutes(5),
        Duration.ofHours(4),
        Matchers.NONE,
        false,
        Map.of(),
        List.of(children));
  }
}
