package io.tocsin.runner.work;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Signals possible work within this process, so that the database need not be polled constantly.
 * Work written by other processes is found by polling.
 */
@Singleton
public class WorkSignal {
  private final Lock lock = new ReentrantLock();
  private final Condition sent = lock.newCondition();
  private long count;

  /** After the commit, because an earlier poll would not see the work. */
  void afterCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkWritten written) {
    send();
  }

  /** Wakes all waiting threads. */
  public void send() {
    lock.lock();
    try {
      count++;
      sent.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The number of signals so far. Read it before a poll, so that no signal during the poll is
   * missed.
   */
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /**
   * @param seen the count before the last poll
   * @return false if no signal arrived before the timeout
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
