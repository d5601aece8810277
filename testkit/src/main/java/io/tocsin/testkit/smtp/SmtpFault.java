package io.tocsin.testkit.smtp;

import io.tocsin.testkit.wait.Await;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A fault at a stage of the session. */
public sealed interface SmtpFault {

  /** Sends only this line, such as {@code 550 5.1.1 no such user}. */
  record Answer(String line) implements SmtpFault {}

  /** Hangs until released or until the client gives up, then continues. */
  final class Hang implements SmtpFault {
    private final CountDownLatch met = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Returns when a session hangs here. */
    public void awaitSession(Duration limit) {
      Await.until(limit, "a session that hangs", () -> met.getCount() == 0);
    }

    public void release() {
      released.countDown();
    }

    void awaitRelease() throws InterruptedException {
      met.countDown();
      released.await();
    }
  }

  /** Resets the connection. */
  enum Reset implements SmtpFault {
    /** Nothing is kept. */
    BEFORE_STORING,
    /** At the end of the data the mail is stored, but the client gets no response. */
    AFTER_STORING
  }
}
