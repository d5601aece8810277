package io.tocsin.testkit.proxmox;

import java.time.Instant;

/** On or off. */
public sealed interface Power {

  /**
   * @param pid another one after each start
   * @param qmpStatus the hypervisor's state, finer than on and off
   */
  record On(long pid, Instant since, String qmpStatus) implements Power {}

  record Off() implements Power {}

  default String status() {
    return switch (this) {
      case On on -> "running";
      case Off off -> "stopped";
    };
  }
}
