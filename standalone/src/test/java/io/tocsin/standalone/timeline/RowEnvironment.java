package io.tocsin.standalone.timeline;

import io.tocsin.testkit.webhook.WebhookSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What a row needs beside the process: a folder, receivers and somebody who acts in time.
 *
 * @param folder for this row alone
 */
record RowEnvironment(
    Path folder, WebhookSink sink, HttpClient client, ExecutorService workers, InstantSource clock)
    implements AutoCloseable {

  static RowEnvironment in(Path folder) {
    var clock = InstantSource.system();
    var environment =
        new RowEnvironment(
            folder,
            new WebhookSink(clock),
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
            Executors.newVirtualThreadPerTaskExecutor(),
            clock);
    // The first request of a client takes longer than any tolerance of a row.
    new ApiClient(environment.client, environment.sink.page()).get("/");
    return environment;
  }

  Path configuration() {
    return folder.resolve("alertmanager.yml");
  }

  void configure(RowSettings settings, int pace) {
    write(settings.yaml(sink.url(), pace));
  }

  void write(String configuration) {
    try {
      Files.writeString(configuration(), configuration);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + configuration(), e);
    }
  }

  <T> CompletableFuture<T> at(Instant due, Supplier<T> what) {
    long millis = Duration.between(clock.instant(), due).toMillis();
    return CompletableFuture.supplyAsync(
        what, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, workers));
  }

  @Override
  public void close() {
    sink.close();
    workers.shutdownNow();
    client.shutdownNow();
  }
}
