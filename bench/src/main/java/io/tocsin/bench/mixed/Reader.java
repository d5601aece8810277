package io.tocsin.bench.mixed;

import io.tocsin.bench.subject.Http;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** Simulates a person: reads, creates and expires silences, on a thread of its own. */
final class Reader implements AutoCloseable {
  /** Silences in force at the same time. */
  private static final int SILENCES = 20;

  private static final Pattern ID = Pattern.compile("\"silenceID\"\\s*:\\s*\"([^\"]+)\"");

  private final Http http;
  private final RequestTimings timings = new RequestTimings();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  /** Used by that thread only; the oldest first. */
  private final Deque<String> silences = new ArrayDeque<>();

  Reader(Http http) {
    this.http = http;
  }

  /** Does not wait for the answer. */
  void read(String path) {
    thread.execute(() -> attempt(() -> time(path)));
  }

  /** Creates a silence, and expires the oldest if there are enough without it. */
  void silence(String json) {
    thread.execute(() -> attempt(() -> replaceOldest(json)));
  }

  RequestTimings timings() {
    return timings;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
  }

  private void attempt(Request request) {
    try {
      request.send();
    } catch (IOException e) {
      timings.failed();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void time(String path) throws IOException, InterruptedException {
    long start = System.nanoTime();
    expect(200, http.get(path).statusCode());
    timings.took(System.nanoTime() - start);
  }

  private void replaceOldest(String json) throws IOException, InterruptedException {
    var made = http.post("/api/v2/silences", json);
    expect(200, made.statusCode());
    var id = ID.matcher(made.body());
    if (id.find()) {
      silences.addLast(id.group(1));
    }
    if (silences.size() > SILENCES) {
      expect(200, http.delete("/api/v2/silence/" + silences.removeFirst()).statusCode());
    }
  }

  private static void expect(int wanted, int status) throws IOException {
    if (status != wanted) {
      throw new IOException("answered " + status);
    }
  }

  private interface Request {
    void send() throws IOException, InterruptedException;
  }
}
