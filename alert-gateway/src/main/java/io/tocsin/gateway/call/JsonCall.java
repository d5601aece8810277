package io.tocsin.gateway.call;

/** What is done for one request with a body. Runs on a virtual thread, so it may block. */
@FunctionalInterface
public interface JsonCall {

  /**
   * @param body as it came, not yet read as JSON
   * @throws CallRejected if it is the caller's to change, or to try again
   */
  CallResponse answer(RequestParameters parameters, byte[] body);
}
