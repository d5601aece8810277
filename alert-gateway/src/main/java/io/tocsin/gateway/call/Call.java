package io.tocsin.gateway.call;

/** What is done for one request. Runs on a virtual thread, so it may block. */
@FunctionalInterface
public interface Call {

  /**
   * @throws CallRefused if it is the caller's to change, or to try again
   */
  CallAnswer answer(Parameters parameters);
}
