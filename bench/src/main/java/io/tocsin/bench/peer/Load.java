package io.tocsin.bench.peer;

import io.tocsin.bench.subject.BareConnection;
import io.tocsin.bench.subject.Post;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Sends requests over several connections; each waits for its response before the next. */
record Load(int port, List<Post> posts) {

  /**
   * @param accepted alerts in requests with response 200
   * @param refused alerts in requests with another response
   * @param nanos until the last response
   */
  record Outcome(long accepted, long refused, long nanos) {
    Outcome plus(Outcome other) {
      return new Outcome(accepted + other.accepted, refused + other.refused, nanos);
    }

    double acceptedPerSecond() {
      return accepted * 1e9 / nanos;
    }
  }

  /** Repeats the requests until the time is over. */
  Outcome during(Duration time, int connections) throws IOException, InterruptedException {
    long start = System.nanoTime();
    long end = start + time.toNanos();
    return together(start, connections, first -> repeat(first, end));
  }

  /**
   * Each request once.
   *
   * @throws IOException if one was rejected
   */
  void once(int connections) throws IOException, InterruptedException {
    var outcome = together(System.nanoTime(), connections, first -> share(first, connections));
    if (outcome.refused() > 0) {
      throw new IOException(
          outcome.refused() + " alerts were rejected during the setup; the run is invalid");
    }
  }

  private Outcome repeat(int first, long end) throws IOException {
    var outcome = new Outcome(0, 0, 0);
    try (var connection = new BareConnection(port)) {
      // Spread over all requests, so that two connections seldom send the same one.
      for (int i = first * 37; System.nanoTime() - end < 0; i++) {
        outcome = outcome.plus(send(connection, posts.get(i % posts.size())));
      }
    }
    return outcome;
  }

  private Outcome share(int first, int connections) throws IOException {
    var outcome = new Outcome(0, 0, 0);
    try (var connection = new BareConnection(port)) {
      for (int i = first; i < posts.size(); i += connections) {
        outcome = outcome.plus(send(connection, posts.get(i)));
      }
    }
    return outcome;
  }

  private static Outcome send(BareConnection connection, Post post) throws IOException {
    return connection.exchange(post) == 200
        ? new Outcome(post.alerts(), 0, 0)
        : new Outcome(0, Math.max(post.alerts(), 1), 0);
  }

  private interface Sender {
    Outcome send(int connection) throws IOException;
  }

  private static Outcome together(long start, int connections, Sender sender)
      throws IOException, InterruptedException {
    var tasks = new ArrayList<Callable<Outcome>>();
    for (int i = 0; i < connections; i++) {
      int connection = i;
      tasks.add(() -> sender.send(connection));
    }
    var sum = new Outcome(0, 0, 0);
    try (var threads = Executors.newFixedThreadPool(connections)) {
      for (var done : threads.invokeAll(tasks)) {
        sum = sum.plus(done.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("the load stopped: " + e.getCause(), e);
    }
    return new Outcome(sum.accepted(), sum.refused(), System.nanoTime() - start);
  }
}
