package io.tocsin.embedded.postgres;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes of one server. Background processes notice the death of the postmaster with a
 * delay, and a new server cannot start on the same files while one of them holds the shared memory.
 *
 * @param helpers background processes, which live as long as the server; not the backends of
 *     connections
 */
record PostmasterProcesses(ProcessHandle postmaster, List<ProcessHandle> helpers) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

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
          .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot wait for " + postmaster.pid(), e);
    } catch (TimeoutException e) {
      helpers.forEach(ProcessHandle::destroy);
    }
  }
}
