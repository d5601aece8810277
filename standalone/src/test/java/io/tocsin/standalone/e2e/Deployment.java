package io.tocsin.standalone.e2e;

/** A running Tocsin, in one process or in four. */
interface Deployment extends AutoCloseable {

  /** Host and port that take alerts. */
  String gateway();

  /** Host and port that take runbooks. */
  String runner();

  @Override
  void close() throws Exception;
}
