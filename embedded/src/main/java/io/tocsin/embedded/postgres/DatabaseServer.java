package io.tocsin.embedded.postgres;

import java.io.IOException;

/** One life of a server, as far as its supervisor is concerned. */
interface DatabaseServer extends AutoCloseable {

  /** Waits until the server has ended, for whatever reason, and all that belongs to it. */
  void awaitEnd() throws InterruptedException;

  @Override
  void close() throws IOException;

  /** Makes them. */
  @FunctionalInterface
  interface Starter {
    /** Returns when connections are taken. */
    DatabaseServer start() throws IOException;
  }
}
