package io.tocsin.embedded.postgres;

import java.io.IOException;

/** One run of a database server, as seen by its supervisor. */
interface DatabaseServer extends AutoCloseable {

  /** Waits until the server and all its processes have ended, for any reason. */
  void awaitEnd() throws InterruptedException;

  @Override
  void close() throws IOException;

  /** Starts servers. */
  @FunctionalInterface
  interface Starter {
    /** Returns when the server accepts connections. */
    DatabaseServer start() throws IOException;
  }
}
