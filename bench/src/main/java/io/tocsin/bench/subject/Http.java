package io.tocsin.bench.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Requests whose response matters more than their cost. */
public record Http(HttpClient client, int port) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  public Http(int port) {
    this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), port);
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  public HttpResponse<String> post(String path, String json)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send(request(path).DELETE());
  }

  /** All alerts, and the time until the last byte; empty if it takes too long. */
  public Listing alerts() throws IOException, InterruptedException {
    long start = System.nanoTime();
    try {
      var answer =
          client.send(request("/api/v2/alerts").build(), HttpResponse.BodyHandlers.ofByteArray());
      long nanos = System.nanoTime() - start;
      return new Listing(answer.statusCode(), new String(answer.body(), UTF_8), nanos);
    } catch (HttpTimeoutException e) {
      return new Listing(0, "", System.nanoTime() - start);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
  }
}
