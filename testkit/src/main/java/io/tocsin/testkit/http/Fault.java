package io.tocsin.testkit.http;

import io.tocsin.testkit.wait.Await;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** What goes wrong with one call. */
public sealed interface Fault {

  /** Answers this, and does nothing of what was asked. */
  record Instead(Reply reply) implements Fault {}

  /** Does what was asked, then answers this. */
  record AfterHandling(Reply reply) implements Fault {}

  /** Does nothing for so long, then goes on as usual. */
  record Delay(Duration by) implements Fault {}

  /** Takes the request and stays silent until released, or until the fake is closed. */
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

  /** Takes the request, answers 200 and a body that ends when the client hangs up. */
  record Endless() implements Fault {}

  /** Resets the connection. */
  enum Drop implements Fault {
    /** The request's head was seen, its body was not, and nothing was done. */
    BEFORE_READING,
    /** The request was taken completely, and nothing was done. */
    BEFORE_HANDLING,
    /** What was asked is done, and nobody is told. */
    AFTER_HANDLING,
    /** As above, after the head of the answer. */
    WITHIN_THE_ANSWER
  }

  static Fault answer(Reply reply) {
    return new Instead(reply);
  }

  static Fault status(int status) {
    return new Instead(Reply.empty(status));
  }
}
