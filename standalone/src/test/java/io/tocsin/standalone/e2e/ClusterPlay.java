package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.wait.Await;
import io.tocsin.testkit.webhook.WebhookSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A cluster under steady alerts and listings, and what is seen while something happens to it. After
 * each scene all that was accepted has been delivered, and no listing has been wrong.
 */
final class ClusterPlay implements AutoCloseable {
  /** Long, because many processes share a machine with few cores. */
  static final Duration LIMIT = Duration.ofSeconds(300);

  private final InstantSource clock = InstantSource.system();
  private final KafkaCluster kafka;
  private final ClusterDeployment tocsin;
  private final Deliveries deliveries;
  private final SteadyAlerts alerts;
  private final SteadyListings listings;

  private ClusterPlay(
      KafkaCluster kafka,
      ClusterDeployment tocsin,
      Deliveries deliveries,
      SteadyAlerts alerts,
      SteadyListings listings) {
    this.kafka = kafka;
    this.tocsin = tocsin;
    this.deliveries = deliveries;
    this.alerts = alerts;
    this.listings = listings;
  }

  /**
   * With one router. Returns when alerts are accepted, delivered and listed.
   *
   * @param each how many gateways, and how many notifiers
   */
  static ClusterPlay begin(Path folder, WebhookSink receiver, int brokers, int each)
      throws IOException, InterruptedException {
    var kafka = new KafkaCluster(folder, brokers, ClusterDeployment.users());
    var tocsin = new ClusterDeployment(folder, kafka, configuration(folder, receiver));
    try {
      return begin(kafka, tocsin, receiver, each);
    } catch (IOException | RuntimeException | AssertionError e) {
      tocsin.close();
      kafka.close();
      throw e;
    }
  }

  private static ClusterPlay begin(
      KafkaCluster kafka, ClusterDeployment tocsin, WebhookSink receiver, int each)
      throws IOException {
    tocsin.startRouter();
    for (int i = 0; i < each; i++) {
      tocsin.startGateway();
      tocsin.startNotifier();
    }
    for (var member : tocsin.members()) {
      Await.until(LIMIT, member + " is ready", member::isReady);
    }
    var gateways = tocsin.gateways().stream().map(ClusterMember::address).toList();
    var deliveries = new Deliveries(receiver);
    var alerts = new SteadyAlerts(gateways);
    var play =
        new ClusterPlay(kafka, tocsin, deliveries, alerts, new SteadyListings(gateways, alerts));
    play.awaitAllIsWell();
    return play;
  }

  KafkaCluster kafka() {
    return kafka;
  }

  ClusterDeployment tocsin() {
    return tocsin;
  }

  SteadyAlerts alerts() {
    return alerts;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * Plays it, and waits until everything is well again.
   *
   * @param what for the report
   * @param happening returns what else is to be said
   */
  SceneFigures scene(String what, Callable<String> happening) throws Exception {
    var begin = clock.instant();
    int repeated = deliveries.repeated();
    var said = happening.call();
    awaitAllIsWell();
    var figures = figures(begin, clock.instant());
    report(
        "%s: %s; %s, repeated: %d"
            .formatted(what, said, figures, deliveries.repeated() - repeated));
    figures.lacks().forEach(ClusterPlay::report);
    return figures;
  }

  /** At the end, so that one scene does not hide the figures of the next. */
  void assertNoListingWasWrong() {
    assertThat(listings.wrong()).as("wrong listings").isEmpty();
  }

  /** For whoever started the test; the log of tests is shown to nobody. */
  static void report(String line) {
    System.out.println("cluster: " + line);
  }

  /** How long it took until it was so. */
  Duration until(String what, Callable<Boolean> isSo) {
    var begin = clock.instant();
    Await.until(LIMIT, what, isSo);
    return Duration.between(begin, clock.instant());
  }

  /** From now on every gateway accepts alerts, delivers them and lists them. */
  private void awaitAllIsWell() {
    var then = clock.instant();
    Await.until(LIMIT, "alerts are accepted", () -> alerts.areAcceptedSince(then));
    Await.until(
        LIMIT,
        "listings are complete",
        () -> listings.areCompleteSince(then, tocsin.gateways().size()));
    Await.until(LIMIT, "all accepted alerts are delivered", () -> missingBefore(then).isEmpty());
  }

  private List<Integer> missingBefore(Instant then) {
    return deliveries.missing(alerts.answered().filter(alert -> alert.ended().isBefore(then)));
  }

  private SceneFigures figures(Instant begin, Instant end) {
    var posts = alerts.answered().filter(alert -> isIn(begin, end, alert.ended())).toList();
    return new SceneFigures(
        begin,
        end,
        posts,
        listings.answers().filter(listing -> isIn(begin, end, listing.ended())).toList(),
        Spread.of(deliveries.lateness(posts.stream())));
  }

  private static boolean isIn(Instant begin, Instant end, Instant moment) {
    return !moment.isBefore(begin) && moment.isBefore(end);
  }

  private static Path configuration(Path folder, WebhookSink receiver) throws IOException {
    return Files.writeString(
        folder.resolve("alertmanager.yml"),
        """
        route: {receiver: hook, group_by: [%s], group_wait: 0s, group_interval: 5m}
        receivers:
          - name: hook
            webhook_configs: [{url: '%s'}]
        """
            .formatted(SteadyAlerts.LABEL, receiver.url()));
  }

  @Override
  public void close() throws InterruptedException {
    listings.close();
    alerts.close();
    tocsin.close();
    kafka.close();
  }
}
