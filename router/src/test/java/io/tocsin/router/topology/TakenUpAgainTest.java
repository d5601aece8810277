package io.tocsin.router.topology;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.notification.NotificationReason;
import io.tocsin.router.timeline.TestingSettings;
import io.tocsin.testkit.kafka.TestKafka;
import io.tocsin.testkit.wait.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each way by which Kafka Streams lets go of a task and takes it up again, on a real broker: what
 * was known before is known after, is told again when it is time, and its end is told.
 */
@Tag("process")
class TakenUpAgainTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Set<String> NAMES = Set.of("A", "B", "C", "D", "E", "F");

  private static int tests;

  @TempDir Path folder;

  private final String application = "taken-up-again-" + ++tests;
  private LogOfAlerts log;

  @BeforeEach
  void open() {
    TestKafka.empty();
    log = new LogOfAlerts();
  }

  @AfterEach
  void close() {
    log.close();
  }

  static Stream<Named<Function<RunningRouter, Throwable>>> ways() {
    return Stream.of(
        Named.of(
            "a task is corrupted: closed and revived on the same objects",
            router -> new TaskCorruptedException(router.activeTasks())),
        Named.of(
            "the tasks have migrated: closed, and assigned anew",
            router -> new TaskMigratedException("out of the group for a moment")),
        Named.of(
            "the thread dies and is replaced",
            router -> new StackOverflowError("a thread's end, for a test")));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void allIsKnownAgain(Function<RunningRouter, Throwable> way) {
    try (var router = start("one", 0)) {
      NAMES.forEach(log::fires);
      Await.until(LIMIT, "every alert is told", () -> groupsTold().equals(NAMES));
      var before = router.listed();
      int toldBefore = log.told().size();

      router.upset(() -> way.apply(router));
      Await.until(
          LIMIT,
          "each store is restored",
          () -> router.restoredStores().containsAll(router.stores()));
      assertThat(router.stores()).hasSizeGreaterThanOrEqualTo(4);

      Await.until(LIMIT, "it is ready", router::isReady);
      assertThat(router.listed()).isEqualTo(before);
      Await.until(LIMIT, "the same groups are open", () -> router.knowledge().groups().size() == 6);
      everythingGoesOn(toldBefore);
    }
  }

  @Test
  void tasksGoToAnotherInstanceAndComeBack() {
    try (var one = start("one", 1)) {
      NAMES.forEach(log::fires);
      Await.until(LIMIT, "every alert is told", () -> groupsTold().equals(NAMES));
      for (int round = 0; round < 2; round++) {
        int toldBefore = log.told().size();
        try (var two = start("two", 1)) {
          Await.until(LIMIT, "both have tasks", () -> hasTasks(one) && hasTasks(two));
          Await.until(LIMIT, "together they list all", () -> listedBy(one, two).equals(NAMES));
          assertThat(one.knowledge().groups().size() + two.knowledge().groups().size())
              .isEqualTo(NAMES.size());
          NAMES.forEach(log::fires);
          repeatsComeFor(toldBefore);
        }
        Await.until(LIMIT, "all is listed by the one that stays", () -> one.listed().equals(NAMES));
        Await.until(
            LIMIT, "so are the groups", () -> one.knowledge().groups().size() == NAMES.size());
      }
      everythingGoesOn(log.told().size());
    }
  }

  private void everythingGoesOn(int toldBefore) {
    NAMES.forEach(log::fires);
    repeatsComeFor(toldBefore);
    NAMES.forEach(log::ends);
    Await.until(LIMIT, "every end is told", () -> endsTold().equals(NAMES));

    assertThat(log.told().stream().collect(groupingBy(GroupNotification::groupId)).values())
        .as("one episode each")
        .allSatisfy(
            ofGroup ->
                assertThat(ofGroup)
                    .extracting(GroupNotification::generation)
                    .containsOnly(ofGroup.getFirst().generation()));
  }

  private void repeatsComeFor(int toldBefore) {
    Await.until(LIMIT, "every group is told again", () -> names(since(toldBefore)).equals(NAMES));
    assertThat(since(toldBefore))
        .extracting(GroupNotification::reason)
        .doesNotContain(
            NotificationReason.FIRST_NOTIFICATION, NotificationReason.ALL_ALERTS_RESOLVED);
  }

  private List<GroupNotification> since(int toldBefore) {
    var told = log.told();
    return told.subList(toldBefore, told.size());
  }

  private Set<String> groupsTold() {
    return names(log.told());
  }

  private Set<String> endsTold() {
    return names(
        log.told().stream().filter(told -> told.status() == AlertStatus.RESOLVED).toList());
  }

  private static Set<String> names(List<GroupNotification> told) {
    var names = new TreeSet<String>();
    told.forEach(group -> names.add(group.groupLabels().valueOrEmpty("alertname")));
    return names;
  }

  private static boolean hasTasks(RunningRouter router) {
    return router.isRunning() && !router.activeTasks().isEmpty();
  }

  private static Set<String> listedBy(RunningRouter one, RunningRouter two) {
    var listed = new TreeSet<>(one.listed());
    listed.addAll(two.listed());
    return listed;
  }

  private RunningRouter start(String instance, int standbys) {
    var router =
        new RunningRouter(
            application, new TestingSettings(instance, standbys), folder.resolve(instance));
    Await.until(LIMIT, instance + " runs", router::isRunning);
    return router;
  }
}
