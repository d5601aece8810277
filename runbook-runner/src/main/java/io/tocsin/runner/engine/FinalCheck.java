package io.tocsin.runner.engine;

import io.tocsin.runner.execution.Decision;
import io.tocsin.runner.execution.GuardContext;
import io.tocsin.runner.proxmox.GuestListing;
import java.util.Optional;

/** What guards say right before a change. Pure. */
interface FinalCheck {
  /**
   * @param guest as the inventory shows it now
   * @return what they decide against it
   */
  Optional<Decision> against(GuestListing guest, GuardContext now);
}
