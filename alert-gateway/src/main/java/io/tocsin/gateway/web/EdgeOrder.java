package io.tocsin.gateway.web;

/**
 * The filters that see a request before its route, in their order. All run before authentication
 * and all other filters of the framework.
 */
public enum EdgeOrder {
  /** Watches the body for the connection limits, so that whatever answers is already guarded. */
  CONNECTION(10_002),

  /** Starts the request's duration, so that requests rejected by their head are counted too. */
  METRICS(10_001),

  /** Gives the request its id and the response its headers, rejections included. */
  HEADERS(10_000),

  /** Rejects ambiguous heads, unknown host names and foreign pages before anything acts on them. */
  HEAD(9_999),

  /** Adds the CORS headers for pages of allowed origins. */
  ORIGIN(9_998),

  /** Removes the route prefix, after which the request passes all filters once more. */
  PREFIX(9_997),

  /** Requires the administrator token for guarded paths, which have no prefix any more. */
  ADMINISTRATOR(9_000);

  private final int priority;

  EdgeOrder(int priority) {
    this.priority = priority;
  }

  /** As the framework sorts its filters: the highest runs first. */
  public int priority() {
    return priority;
  }
}
