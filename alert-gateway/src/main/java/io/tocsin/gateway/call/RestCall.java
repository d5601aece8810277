package io.tocsin.gateway.call;

/** What is done for one request. Runs on a virtual thread, so it may block. */
@FunctionalInterface
public interface RestCall {

  /**
   * @throws CallRejected if it is the caller's to change, or to try again
   */
  CallResponse answer(RequestParameters parameters);
}
