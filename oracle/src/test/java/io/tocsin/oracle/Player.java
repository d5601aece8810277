package io.tocsin.oracle;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.tocsin.oracle.Action.Expire;
import io.tocsin.oracle.Action.Post;
import io.tocsin.oracle.Action.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Does to one side what schedules say, at their times. */
final class Player {
  private static final int LIMIT = 20;

  private final Api api;
  private final InstantSource clock;
  private final Executor workers;

  Player(Api api, InstantSource clock, Executor workers) {
    this.api = api;
    this.clock = clock;
    this.workers = workers;
  }

  /**
   * @return when all is done, by how much the latest answer came after its time
   */
  CompletableFuture<Duration> play(Schedule schedule, Performance performance) {
    var body = new Body(performance);
    var silences = new Promises();
    return schedule.actions().stream()
        .map(
            action ->
                at(
                    performance.at(action.at()),
                    () -> {
                      perform(action, body, silences);
                      return performance.timeOf(clock.instant()).minus(action.at());
                    }))
        .reduce(
            CompletableFuture.completedFuture(Duration.ZERO),
            (one, other) -> one.thenCombine(other, Outcome::later));
  }

  private <T> CompletableFuture<T> at(Instant due, Supplier<T> what) {
    long millis = Duration.between(clock.instant(), due).toMillis();
    return CompletableFuture.supplyAsync(
        what, CompletableFuture.delayedExecutor(millis, MILLISECONDS, workers));
  }

  /**
   * @param silences their ids on this side
   */
  private void perform(Action action, Body body, Promises silences) {
    switch (action) {
      case Post post -> api.postAlerts(body.alerts(post.reports()));
      case Silence silence ->
          silences.of(silence.name()).complete(api.postSilence(body.silence(silence)));
      case Expire expire ->
          api.expireSilence(silences.of(expire.name()).orTimeout(LIMIT, SECONDS).join());
    }
  }

  /** Texts by name, for whoever needs one that is still being asked for. */
  private static final class Promises {
    private final Map<String, CompletableFuture<String>> promises = new ConcurrentHashMap<>();

    CompletableFuture<String> of(String name) {
      return promises.computeIfAbsent(name, n -> new CompletableFuture<>());
    }
  }
}
