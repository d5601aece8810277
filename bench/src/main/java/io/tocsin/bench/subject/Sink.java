package io.tocsin.bench.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** The webhook receiver: records when each alert name was first notified. */
public final class Sink implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("\"alertname\"\\s*:\\s*\"([^\"]+)\"");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Map<String, CompletableFuture<Long>> arrivals = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final Listener listener;

  public Sink() throws IOException {
    this((nanos, body) -> {});
  }

  /**
   * @param listener is called for each request, before the response
   */
  public Sink(Listener listener) throws IOException {
    this.listener = listener;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::receive);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /**
   * {@link System#nanoTime} when the first request about the alert came in; waits for it.
   *
   * @throws IOException if none comes within three minutes
   */
  public long arrival(String alertName) throws IOException, InterruptedException {
    return arrivalWithin(PATIENCE, alertName)
        .orElseThrow(
            () ->
                new IOException(
                    "no webhook request about \"%s\" within %d s; the run is invalid"
                        .formatted(alertName, PATIENCE.toSeconds())));
  }

  /**
   * {@link System#nanoTime} when the first request about the alert came in, also if that is still
   * to come; {@link OptionalLong#empty} if none comes.
   *
   * @param patience zero does not wait
   */
  public OptionalLong arrivalWithin(Duration patience, String alertName)
      throws InterruptedException {
    try {
      return OptionalLong.of(arrivalOf(alertName).get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException | ExecutionException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void receive(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var names = NAME.matcher(body);
      // A group has one name only, and the rest may be a thousand alerts.
      if (names.find()) {
        arrivalOf(names.group(1)).complete(now);
      }
      listener.heard(now, body);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private CompletableFuture<Long> arrivalOf(String alertName) {
    return arrivals.computeIfAbsent(alertName, name -> new CompletableFuture<>());
  }

  /** Is called for all requests, on many threads. */
  @FunctionalInterface
  public interface Listener {

    /**
     * @param nanos {@link System#nanoTime} when the head of the request had arrived
     */
    void heard(long nanos, String body);
  }
}
