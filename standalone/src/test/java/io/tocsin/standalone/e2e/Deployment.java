package io.tocsin.standalone.e2e;

import java.util.Optional;

/** A running Tocsin, in one process or in four. */
interface Deployment extends AutoCloseable {

  /** Host and port that take alerts. */
  String gateway();

  /** Host and port that take runbooks. */
  String runner();

  /** What lets a caller be the administrator. */
  String administratorToken();

  /** Calls the runner as the administrator. */
  default Rest administrator() {
    return new Rest(runner(), Optional.of(administratorToken()));
  }

  @Override
  void close() throws Exception;
}
