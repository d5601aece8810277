package io.tocsin.gateway.call;

/** Handles one request. Runs on a virtual thread and may block. */
@FunctionalInterface
public interface RestCall {

  /**
   * @throws CallRejected if the client must change the request, or retry
   */
  CallResponse answer(RequestParameters parameters);
}
