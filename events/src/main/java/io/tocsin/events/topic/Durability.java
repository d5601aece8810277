package io.tocsin.events.topic;

/** What an accepted alert survives with a single replica. */
public enum Durability {
  /** The end of every process; on disk within a second. */
  PROCESS,
  /**
   * Also a power loss: on disk before the sender gets its response, at about a quarter of the
   * throughput.
   */
  POWER_LOSS
}
