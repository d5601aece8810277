package io.tocsin.router.timeline;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.Secret;
import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.receiver.HttpSettings;
import io.tocsin.configuration.receiver.Integration;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.configuration.receiver.WebhookIntegration;
import io.tocsin.configuration.route.GroupBy;
import io.tocsin.configuration.route.Route;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.matcher.Matchers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A configuration in the shorthand of the specification's timelines: group wait 1 s, group interval
 * 2 s, repeat interval an hour, grouped by {@code alertname}, one webhook that wants resolved
 * alerts.
 */
record Routes(Route root, List<Receiver> receivers) {

  static Routes defaults() {
    var root =
        new Route(
            "hook",
            new GroupBy(false, Set.of("alertname")),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofHours(1),
            Matchers.NONE,
            false,
            Map.of(),
            List.of());
    return new Routes(root, List.of(new Receiver("hook", List.of(webhook(true)))));
  }

  Routes groupWait(double seconds) {
    return root(
        wait(seconds), root.groupInterval(), root.repeatInterval(), root.groupBy(), root.routes());
  }

  Routes groupInterval(double seconds) {
    return root(
        root.groupWait(), wait(seconds), root.repeatInterval(), root.groupBy(), root.routes());
  }

  Routes repeatInterval(double seconds) {
    return root(
        root.groupWait(), root.groupInterval(), wait(seconds), root.groupBy(), root.routes());
  }

  Routes groupBy(String... labels) {
    return root(
        root.groupWait(),
        root.groupInterval(),
        root.repeatInterval(),
        grouping(labels),
        root.routes());
  }

  Routes groupByAll() {
    return root(
        root.groupWait(),
        root.groupInterval(),
        root.repeatInterval(),
        new GroupBy(true, Set.of()),
        root.routes());
  }

  Routes receiver(Integration... integrations) {
    return new Routes(root, List.of(new Receiver(root.receiver(), List.of(integrations))));
  }

  Routes receiverNamed(String name) {
    var renamed =
        new Route(
            name,
            root.groupBy(),
            root.groupWait(),
            root.groupInterval(),
            root.repeatInterval(),
            root.matchers(),
            root.continues(),
            root.labels(),
            root.routes());
    return new Routes(renamed, List.of(new Receiver(name, receivers.getFirst().integrations())));
  }

  /** Adds a child that takes over the root's timers and receiver. */
  Routes child(boolean continues, GroupBy groupBy, Matcher... matchers) {
    var child =
        new Route(
            root.receiver(),
            groupBy,
            root.groupWait(),
            root.groupInterval(),
            root.repeatInterval(),
            new Matchers(List.of(matchers)).sorted(),
            continues,
            Map.of(),
            List.of());
    var children = new java.util.ArrayList<>(root.routes());
    children.add(child);
    return root(
        root.groupWait(), root.groupInterval(), root.repeatInterval(), root.groupBy(), children);
  }

  Configuration configuration() {
    return new Configuration(Duration.ofMinutes(5), root, receivers, List.of(), 0);
  }

  static WebhookIntegration webhook(boolean sendResolved) {
    return new WebhookIntegration(
        sendResolved,
        new SecretSource.Inline(new Secret("http://sink.invalid/")),
        0,
        Optional.empty(),
        HttpSettings.DEFAULT);
  }

  static GroupBy grouping(String... labels) {
    return new GroupBy(false, Set.copyOf(Arrays.asList(labels)));
  }

  static Matcher equal(String name, String value) {
    return new Matcher(name, MatchOperator.EQUAL, value);
  }

  static Matcher notEqual(String name, String value) {
    return new Matcher(name, MatchOperator.NOT_EQUAL, value);
  }

  private Routes root(
      Duration groupWait,
      Duration groupInterval,
      Duration repeat,
      GroupBy groupBy,
      List<Route> children) {
    var changed =
        new Route(
            root.receiver(),
            groupBy,
            groupWait,
            groupInterval,
            repeat,
            root.matchers(),
            root.continues(),
            root.labels(),
            children);
    return new Routes(changed, receivers);
  }

  private static Duration wait(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
