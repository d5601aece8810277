package io.tocsin.runner.journal;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Says within this process that there may be work, so that the database need not be asked all the
 * time. What other processes write is found by asking.
 */
@Singleton
public class WorkSignal {
  private final Lock lock = new ReentrantLock();
  private final Condition sent = lock.newCondition();
  private long count;

  /** Not before the commit: whoever looks earlier sees nothing. */
  void afterCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkWritten written) {
    send();
  }

  /** Wakes everybody who waits. */
  public void send() {
    lock.lock();
    try {
      count++;
      sent.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How often it was sent; taken before a look, so that none is missed that comes meanwhile. */
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /**
   * @param seen the count before the last look
   * @return false if nothing was sent since, and the time is over
   */
  public boolean await(long seen, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (count == seen && left > 0) {
        left = sent.awaitNanos(left);
      }
      return count != seen;
    } finally {
      lock.unlock();
    }
  }
}
