package io.tocsin.events.topic;

/** What an accepted alert survives where there is only one copy of it. */
public enum Durability {
  /** The death of every process; on disk within a second. */
  PROCESS,
  /**
   * Also the loss of power: on disk before the sender gets its answer, at about a quarter of the
   * throughput.
   */
  POWER_LOSS
}
