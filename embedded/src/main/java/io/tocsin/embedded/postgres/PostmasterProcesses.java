package io.tocsin.embedded.postgres;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes of one server. Its helpers notice a little later that it has died, and as long as
 * one of them has its memory no new server starts on the same files.
 *
 * @param helpers those that live as long as the server; the ones of connections come and go
 */
record PostmasterProcesses(ProcessHandle postmaster, List<ProcessHandle> helpers) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static PostmasterProcesses of(ProcessHandle postmaster) {
    return new PostmasterProcesses(postmaster, postmaster.children().toList());
  }

  boolean isAlive() {
    return postmaster.isAlive();
  }

  void awaitEnd() throws InterruptedException {
    try {
      postmaster.onExit().get();
      CompletableFuture.allOf(
              helpers.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot wait for " + postmaster.pid(), e);
    } catch (TimeoutException e) {
      helpers.forEach(ProcessHandle::destroy);
    }
  }
}
