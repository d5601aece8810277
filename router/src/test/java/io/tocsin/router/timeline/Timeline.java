package io.tocsin.router.timeline;

import io.tocsin.configuration.Configuration;
import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.decisions.DecisionKind;
import io.tocsin.events.decisions.DecisionMade;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.events.query.RouterQueries;
import io.tocsin.events.runbookrequests.RunbookRequested;
import io.tocsin.events.silences.SilenceStored;
import io.tocsin.events.topic.Topic;
import io.tocsin.events.topic.Topics;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatcherParser;
import io.tocsin.model.matcher.Matchers;
import io.tocsin.model.memory.MemoryBudget;
import io.tocsin.model.silence.Silence;
import io.tocsin.router.changelog.ChangelogStore;
import io.tocsin.router.mute.SuppressedAlerts;
import io.tocsin.router.query.RouterAnswers;
import io.tocsin.router.query.RouterState;
import io.tocsin.router.resolve.ReceptionGaps;
import io.tocsin.router.route.CurrentRouting;
import io.tocsin.router.topology.MuteStages;
import io.tocsin.router.topology.RouterTopology;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.test.TestRecord;

/**
 * Plays alerts into the real topology on a clock of its own and writes down what is told, as the
 * specification's timelines do: {@code "3.0 [A1 ~A2] some alerts resolved"}. Times are seconds
 * since the start; {@code A1} is the alert with {@code alertname=A} and {@code i=1}; {@code ~}
 * marks a resolved one.
 */
final class Timeline implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private static final String APPLICATION = "timeline";
  private static final Duration STEP = Duration.ofMillis(25);

  private final List<String> messages = new ArrayList<>();
  private final List<GroupNotification> notifications = new ArrayList<>();
  private final Map<NotificationKey, Instant> sentUpTo = new HashMap<>();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, AlertBatch> alerts;
  private final TestOutputTopic<NotificationKey, GroupNotification> told;
  private final TestOutputTopic<String, RunbookRequested> requested;
  private final TestInputTopic<String, SilenceStored> silences;
  private final TestOutputTopic<String, DecisionMade> decided;
  private final TestOutputTopic<String, AlertBatch> inhibiting;
  private final RouterQueries queries;
  private final ReceptionGaps gaps;
  private Configuration configuration;
  private Instant now = START;

  Timeline(Configuration configuration) {
    this(configuration, 0);
  }

  /**
   * @param startDelay seconds in which no group is flushed
   */
  Timeline(Configuration configuration, double startDelay) {
    this(configuration, startDelay, MemoryBudget.UNLIMITED);
  }

  /**
   * @param budget what active alerts may take of the heap
   */
  Timeline(Configuration configuration, double startDelay, MemoryBudget budget) {
    this.configuration = configuration;
    var knowledge = RouterState.nothing(new CurrentRouting(() -> this.configuration), budget);
    gaps = knowledge.gaps();
    queries = new RouterAnswers(knowledge, MuteStages.all(knowledge), () -> now);
    var topology =
        new RouterTopology(
                knowledge, new TestingSettings(), new SuppressedAlerts(), () -> second(startDelay))
            .build();
    driver = new TopologyTestDriver(topology, properties(), START);
    alerts = input(Topics.ALERTS);
    silences = input(Topics.SILENCES);
    told = output(Topics.NOTIFICATIONS);
    requested = output(Topics.RUNBOOK_REQUESTS);
    decided = output(Topics.DECISIONS);
    inhibiting = output(Topics.INHIBITING_ALERTS);
  }

  /** Moves to a time, writing down what is told on the way. */
  Timeline at(double seconds) {
    var target = START.plusMillis(Math.round(seconds * 1000));
    while (now.isBefore(target)) {
      now = now.plus(STEP);
      driver.advanceWallClockTime(STEP);
      read();
    }
    return this;
  }

  /** Nothing runs until then: the process stood still, or the clock was put forward. */
  Timeline skipsTo(double seconds) {
    var target = START.plusMillis(Math.round(seconds * 1000));
    var skipped = Duration.between(now, target);
    now = target;
    driver.advanceWallClockTime(skipped);
    read();
    return this;
  }

  /** No report can arrive now. */
  Timeline missesReports() {
    gaps.missed(now);
    return this;
  }

  /** Posts alerts that start now and end in an hour, in one request. */
  Timeline fires(String... names) {
    return posts(
        Arrays.stream(names)
            .map(name -> alert(name, now, now.plusSeconds(3600)))
            .toArray(Alert[]::new));
  }

  /** Posts alerts that started an hour ago, in one request. */
  Timeline firesSinceLong(String... names) {
    return posts(
        Arrays.stream(names)
            .map(name -> alert(name, now.minusSeconds(3600), now.plusSeconds(3600)))
            .toArray(Alert[]::new));
  }

  /** Posts the ends of alerts. */
  Timeline resolves(String... names) {
    return posts(
        Arrays.stream(names)
            .map(name -> alert(name, now.minusMillis(1), now))
            .toArray(Alert[]::new));
  }

  /** Posts an end that was posted before, as Prometheus does each minute. */
  Timeline saysEndAgain(double endedAt, String... names) {
    return posts(
        Arrays.stream(names)
            .map(name -> alert(name, second(endedAt).minusMillis(1), second(endedAt)))
            .toArray(Alert[]::new));
  }

  Timeline fires(String name, double startsAt, double endsAt) {
    return posts(alert(name, second(startsAt), second(endsAt)));
  }

  Timeline posts(Alert... posted) {
    return postsTo("test", posted);
  }

  /** Fires for an hour, as an endpoint is told. */
  Timeline firesAt(String endpoint, String name) {
    return postsTo(endpoint, alert(name, now, now.plusSeconds(3600)));
  }

  private Timeline postsTo(String endpoint, Alert... posted) {
    var entries = Arrays.stream(posted).map(AlertEntry::of).toList();
    alerts.pipeInput("0", new AlertBatch(endpoint, now, entries));
    read();
    return this;
  }

  /** Keeps quiet what a matcher selects, between two times. */
  Timeline silences(String id, double from, double until, String matcher) {
    var matchers = new Matchers(List.of(new MatcherParser(LabelSyntax.FALLBACK).parse(matcher)));
    silences.pipeInput(
        id,
        SilenceStored.of(
            new Silence(id, matchers, second(from), second(until), now, "", "", Map.of())));
    return this;
  }

  Timeline reloads(Configuration next) {
    configuration = next;
    return this;
  }

  List<String> messages() {
    return List.copyOf(messages);
  }

  List<GroupNotification> notifications() {
    return List.copyOf(notifications);
  }

  List<RunbookRequested> runbookRequests() {
    return requested.readValuesToList();
  }

  /** Why, in the words of the decisions that name alerts, groups or destinations. */
  List<String> reasons(DecisionKind kind) {
    return decided.readValuesToList().stream()
        .filter(decision -> decision.kind() == kind)
        .map(DecisionMade::reason)
        .toList();
  }

  Map<String, StateStore> stores() {
    return driver.getAllStateStores();
  }

  /** Those of {@link #stores()} that the stages write to. */
  Map<String, ChangelogStore<?, ?>> changelogStores() {
    var found = new HashMap<String, ChangelogStore<?, ?>>();
    stores()
        .forEach(
            (name, store) -> {
              if (store instanceof ChangelogStore<?, ?> written) {
                found.put(name, written);
              }
            });
    return found;
  }

  /** All records of a store's changelog. */
  List<TestRecord<byte[], byte[]>> changelog(String store) {
    return driver
        .createOutputTopic(
            APPLICATION + "-" + store + "-changelog",
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())
        .readRecordsToList();
  }

  /** Alerts that all instances were told to forget as inhibiting, by the record's key. */
  List<String> noLongerInhibiting() {
    return inhibiting.readKeyValuesToList().stream()
        .filter(record -> record.value == null)
        .map(record -> record.key)
        .toList();
  }

  /** What somebody would see who asks now. */
  RouterQueries queries() {
    return queries;
  }

  Instant now() {
    return now;
  }

  Alert alert(String name, Instant startsAt, Instant endsAt) {
    return new Alert(
        labels(name), LabelSet.EMPTY, startsAt, endsAt, false, "", now, ZoneOffset.UTC);
  }

  static LabelSet labels(String name) {
    var labels = LabelSet.of("alertname", name.substring(0, 1));
    return name.length() > 1 ? labels.with("i", name.substring(1)) : labels;
  }

  static Instant second(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }

  @Override
  public void close() {
    driver.close();
  }

  /** Every destination accepts what it is told. */
  private void read() {
    for (var decided : told.readValuesToList()) {
      var before = sentUpTo.put(decided.key(), decided.at());
      var notification = decided.after(before == null ? Instant.MIN : before);
      notifications.add(notification);
      messages.add(line(notification));
    }
  }

  static String alerts(GroupNotification notification) {
    return notification.alerts().stream()
        .map(alert -> (alert.status() == AlertStatus.RESOLVED ? "~" : "") + name(alert.labels()))
        .collect(Collectors.joining(" ", "[", "]"));
  }

  private String line(GroupNotification notification) {
    double seconds = Duration.between(START, now).toMillis() / 1000.0;
    return String.format(
        Locale.ROOT, "%.1f %s %s", seconds, alerts(notification), notification.reason().text());
  }

  private static String name(LabelSet labels) {
    return labels.valueOrEmpty("alertname") + labels.valueOrEmpty("i");
  }

  private <K, V> TestInputTopic<K, V> input(Topic<K, V> topic) {
    return driver.createInputTopic(
        topic.name(), topic.key().serializer(), topic.value().serializer());
  }

  private <K, V> TestOutputTopic<K, V> output(Topic<K, V> topic) {
    return driver.createOutputTopic(
        topic.name(), topic.key().deserializer(), topic.value().deserializer());
  }

  private static Properties properties() {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    return properties;
  }
}
