package io.tocsin.bench.mixed;

import io.tocsin.bench.subject.BareConnection;
import io.tocsin.bench.subject.Post;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Posts to one subject, one after the other, on a thread of its own. */
final class SubjectSender implements AutoCloseable {
  private final int port;
  private final RequestTimings timings = new RequestTimings();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  private volatile @Nullable BareConnection connection;

  SubjectSender(int port) {
    this.port = port;
  }

  /**
   * Does not wait for the answer.
   *
   * @param accepted receives the {@link System#nanoTime} of the response 200
   */
  void send(Post post, LongConsumer accepted) {
    thread.execute(() -> exchange(post, accepted));
  }

  RequestTimings timings() {
    return timings;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    // Ends the wait for a response, which an interrupt does not.
    hangUp();
    thread.close();
  }

  private void exchange(Post post, LongConsumer accepted) {
    long start = System.nanoTime();
    if (status(post) == 200) {
      long end = System.nanoTime();
      timings.took(end - start);
      accepted.accept(end);
    } else {
      timings.failed();
    }
  }

  /** Zero if there was no response. */
  private int status(Post post) {
    try {
      return connection().exchange(post);
    } catch (IOException e) {
      hangUp();
      return 0;
    }
  }

  private BareConnection connection() throws IOException {
    var open = connection;
    if (open == null) {
      open = new BareConnection(port);
      connection = open;
    }
    return open;
  }

  private void hangUp() {
    var last = connection;
    connection = null;
    if (last != null) {
      try {
        last.close();
      } catch (IOException e) {
        // The request has already failed.
      }
    }
  }
}
