package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.testkit.wait.Await;
import io.tocsin.testkit.webhook.ReceivedWebhook;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kafka is away for longer than a producer waits, and comes back: what was known before is known
 * after, is told again when it is time, and its end is told.
 *
 * <p>The router's own tests play each way by which a task is lost and found; here it is the
 * processes' own doing, so which of the ways is taken is chance.
 */
@Tag("long")
class LogOutageIT {
  private static final Logger LOG = System.getLogger(LogOutageIT.class.getName());
  private static final Duration OUTAGE =
      Duration.ofSeconds(Long.getLong("tocsin.log-outage.seconds", 200));
  private static final Duration LIMIT = Duration.ofSeconds(180);

  /** A few kinds of trouble, each with a line when it begins and one a minute. */
  private static final int MOST_COMPLAINTS = 5 * (int) (OUTAGE.toMinutes() + 2);

  private static final Set<String> GROUPS =
      IntStream.range(0, 20).mapToObj(i -> "g" + i).collect(Collectors.toCollection(TreeSet::new));

  @TempDir Path folder;

  private final Surroundings surroundings = new Surroundings();
  private final InstantSource clock = InstantSource.system();

  @AfterEach
  void cleanUp() {
    surroundings.close();
  }

  @Test
  @DisplayName("four processes, and a Kafka that is halted")
  void distributed() throws Exception {
    try (var kafka = new KafkaProcess(folder.resolve("kafka-process"));
        var tocsin =
            DistributedDeployment.startOn(
                kafka.clientSettings(), folder, configuration(), Map.of())) {
      surviveOutage(tocsin, kafka::halt, kafka::goOn);
    }
    for (var service : DistributedDeployment.SERVICES) {
      assertThat(complaints(service)).as(service).hasSizeLessThan(MOST_COMPLAINTS);
    }
  }

  /** Its Kafka lives and halts with it; what was being written then has expired afterwards. */
  @Test
  @DisplayName("one process, halted as a whole while it writes")
  void standalone() throws Exception {
    try (var tocsin =
        new StandaloneDeployment(
            Files.createDirectories(folder.resolve("data")), configuration(), Map.of())) {
      surviveOutage(
          tocsin, () -> tocsin.process().signal("STOP"), () -> tocsin.process().signal("CONT"));
    }
  }

  private List<String> complaints(String service) throws IOException {
    try (var lines = Files.lines(folder.resolve(service).resolve("log.txt"))) {
      return lines.filter(line -> line.matches(".* level=(warn|error) .*")).toList();
    }
  }

  private void surviveOutage(Deployment tocsin, Signal halt, Signal goOn) throws Exception {
    var gateway = new Rest(tocsin.gateway());
    for (var group : GROUPS) {
      posts(gateway, group, clock.instant().plus(Duration.ofHours(1)));
    }
    Await.until(LIMIT, "every group is told", () -> told("firing", Instant.MIN).equals(GROUPS));
    var before = listed(gateway);

    halt.send();
    var halted = System.nanoTime();
    Await.until(
        OUTAGE.plus(LIMIT),
        "the outage takes its time",
        () -> System.nanoTime() - halted > OUTAGE.toNanos());
    goOn.send();
    var back = clock.instant();

    Await.until(LIMIT, "the same is listed", () -> listed(gateway).equals(before));
    report("listed again", back);
    Await.until(LIMIT, "every group is told again", () -> told("firing", back).equals(GROUPS));
    report("repeated", back);
    assertThat(told("resolved", Instant.MIN)).as("told of ends, before there were any").isEmpty();
    Await.until(LIMIT, "ends are taken", () -> postsAllEnds(gateway));
    Await.until(LIMIT, "every end is told", () -> told("resolved", back).equals(GROUPS));
    report("resolved", back);
    assertThat(listed(gateway)).isEmpty();
  }

  private Path configuration() throws IOException {
    return Files.writeString(
        folder.resolve("alertmanager.yml"),
        """
        route: {receiver: hook, group_by: [group], group_wait: 0s, group_interval: 1s, repeat_interval: 10s}
        receivers:
          - name: hook
            webhook_configs: [{url: '%s'}]
        """
            .formatted(surroundings.webhook().url()));
  }

  private boolean postsAllEnds(Rest gateway) throws Exception {
    for (var group : GROUPS) {
      posts(gateway, group, clock.instant());
    }
    return true;
  }

  private static void posts(Rest gateway, String group, Instant end) throws Exception {
    var alert =
        "[{\"labels\":{\"alertname\":\"A\",\"group\":\"%s\"},\"startsAt\":\"2026-01-01T00:00:00Z\",\"endsAt\":\"%s\"}]"
            .formatted(group, end);
    assertThat(gateway.post("/api/v2/alerts", "application/json", alert)).isEqualTo(200);
  }

  private static List<String> listed(Rest gateway) throws Exception {
    JsonNode alerts = gateway.get("/api/v2/alerts");
    assertThat(alerts.isArray()).as("an answer: %s", alerts).isTrue();
    return alerts
        .valueStream()
        .map(alert -> alert.path("labels").path("group").asText())
        .sorted()
        .toList();
  }

  private Set<String> told(String status, Instant since) {
    return surroundings.webhook().received().all().stream()
        .filter(got -> got.status().equals(status) && got.at().isAfter(since))
        .map(LogOutageIT::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String group(ReceivedWebhook got) {
    return got.firstLabel("group");
  }

  private void report(String what, Instant back) {
    LOG.log(
        Level.INFO,
        "{0} {1} s after the outage",
        what,
        Duration.between(back, clock.instant()).toSeconds());
  }

  @FunctionalInterface
  private interface Signal {
    void send() throws Exception;
  }
}
