package io.tocsin.oracle;

import io.tocsin.standalone.StandaloneProcess;
import io.tocsin.standalone.e2e.DebianAlertmanager;
import io.tocsin.testkit.journal.Recording;
import io.tocsin.testkit.wait.Await;
import io.tocsin.testkit.webhook.ReceivedWebhook;
import io.tocsin.testkit.webhook.WebhookSink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Plays schedules side by side to a fresh Alertmanager and a fresh Tocsin. */
final class Round {
  /** From one beginning to the next, so that they do not all flush together. */
  private static final Duration APART = Duration.ofMillis(170);

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration AFTERWARDS = Duration.ofSeconds(1);

  private final Path folder;
  private final Pace pace;
  private final InstantSource clock = InstantSource.system();

  Round(Path folder, Pace pace) {
    this.folder = folder;
    this.pace = pace;
  }

  List<Outcome> play(List<Schedule> schedules) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (var sink = new WebhookSink(clock);
        var workers = Executors.newVirtualThreadPerTaskExecutor();
        var original =
            new DebianAlertmanager(
                folder, OracleConfiguration.of(schedules, Side.ORIGINAL, sink.url(), pace));
        var ours = startOurs(OracleConfiguration.of(schedules, Side.OURS, sink.url(), pace))) {
      var first = ready(Side.ORIGINAL, original.url(), sink);
      var second = ready(Side.OURS, ours.url("/"), sink);
      return play(
          schedules,
          new Player(first, clock, workers),
          new Player(second, clock, workers),
          sink.received());
    }
  }

  private StandaloneProcess startOurs(String configuration) throws IOException {
    var file = Files.writeString(folder.resolve("tocsin.yml"), configuration);
    return StandaloneProcess.start(folder.resolve("data"), "--config.file=" + file);
  }

  private static Api ready(Side side, URI url, WebhookSink sink) {
    var api = new Api(side, url);
    Await.until(START_LIMIT, api + " is ready", api::isReady);
    new WarmUp(sink).warm(side, api);
    return api;
  }

  private List<Outcome> play(
      List<Schedule> schedules, Player original, Player ours, Recording<ReceivedWebhook> received) {
    var start = clock.instant().plusSeconds(1);
    var outcomes =
        IntStream.range(0, schedules.size())
            .mapToObj(
                i -> {
                  var performance =
                      new Performance(start.plus(pace.real(APART.multipliedBy(i))), pace);
                  return play(schedules.get(i), performance, original, ours, received);
                })
            .toList();
    return outcomes.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<Outcome> play(
      Schedule schedule,
      Performance performance,
      Player original,
      Player ours,
      Recording<ReceivedWebhook> received) {
    return original
        .play(schedule, performance)
        .thenCombine(ours.play(schedule, performance), Outcome::later)
        .thenCombine(
            after(performance.at(Schedule.HORIZON.plus(AFTERWARDS)), received::all),
            (lateness, all) ->
                new Outcome(
                    schedule,
                    lateness,
                    Observed.from(all, Side.ORIGINAL, schedule, performance),
                    Observed.from(all, Side.OURS, schedule, performance)));
  }

  private <T> CompletableFuture<T> after(Instant moment, Supplier<T> what) {
    long millis = Duration.between(clock.instant(), moment).toMillis();
    return CompletableFuture.supplyAsync(
        what, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
  }
}
