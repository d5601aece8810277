package io.tocsin.testkit.http;

import io.tocsin.testkit.wait.Await;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A fault injected into one call. */
public sealed interface Fault {

  /** Sends this response without handling the request. */
  record Instead(Reply reply) implements Fault {}

  /** Handles the request, then sends this response. */
  record AfterHandling(Reply reply) implements Fault {}

  /** Waits for this time, then handles the request as usual. */
  record Delay(Duration by) implements Fault {}

  /** Reads the request and hangs until released, or until the fake is closed. */
  final class Hang implements Fault {
    private final CountDownLatch met = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Returns when a call hangs here. */
    public void awaitCall(Duration limit) {
      Await.until(limit, "a call that hangs", () -> met.getCount() == 0);
    }

    public void release() {
      released.countDown();
    }

    /** Called by a server that hangs here. */
    public void awaitRelease() throws InterruptedException {
      met.countDown();
      released.await();
    }
  }

  /** Reads the request and sends 200 with a body that ends only when the client disconnects. */
  record Endless() implements Fault {}

  /** Resets the connection. */
  enum Drop implements Fault {
    /** After the head, before the body; the request is not handled. */
    BEFORE_READING,
    /** After the whole request, which is not handled. */
    BEFORE_HANDLING,
    /** The request is handled, but no response is sent. */
    AFTER_HANDLING,
    /** As above, after the head of the response. */
    WITHIN_THE_ANSWER
  }

  static Fault answer(Reply reply) {
    return new Instead(reply);
  }

  static Fault status(int status) {
    return new Instead(Reply.empty(status));
  }
}
