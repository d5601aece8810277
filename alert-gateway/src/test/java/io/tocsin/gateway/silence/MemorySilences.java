package io.tocsin.gateway.silence;

import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.model.silence.Silence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A log, and a router that knows what is in it at once; each of them fails on command. */
final class MemorySilences implements SilenceLog, SilenceStore {
  private final Map<String, Silence> kept = new LinkedHashMap<>();
  private final List<String> written = new ArrayList<>();
  private volatile CountDownLatch open = new CountDownLatch(0);
  private volatile boolean routerGone;

  @Override
  public void write(List<Silence> silences) {
    await();
    synchronized (this) {
      silences.forEach(silence -> kept.put(silence.id(), silence));
      silences.forEach(silence -> written.add(silence.id()));
    }
  }

  @Override
  public synchronized void forget(List<String> ids) {
    ids.forEach(kept::remove);
  }

  @Override
  public synchronized List<Silence> all() {
    if (routerGone) {
      throw new RouterUnavailableException("the fake is gone");
    }
    return List.copyOf(kept.values());
  }

  /** Writing waits until the latch is at zero. */
  void writesAfter(CountDownLatch latch) {
    open = latch;
  }

  void routerIsGone() {
    routerGone = true;
  }

  synchronized List<String> written() {
    return List.copyOf(written);
  }

  private void await() {
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new NotDurablyStored("interrupted", e);
    }
  }
}
