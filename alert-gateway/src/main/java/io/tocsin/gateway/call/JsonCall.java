package io.tocsin.gateway.call;

/** Handles one request with a body. Runs on a virtual thread and may block. */
@FunctionalInterface
public interface JsonCall {

  /**
   * @param body as received, not yet parsed
   * @throws CallRejected if the client must change the request, or retry
   */
  CallResponse answer(RequestParameters parameters, byte[] body);
}
