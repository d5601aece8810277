package io.tocsin.runner.engine;

import io.tocsin.runner.execution.Decision;
import io.tocsin.runner.execution.GuardContext;
import io.tocsin.runner.proxmox.GuestListing;
import java.util.Optional;

/** The guards' check right before a change. Pure. */
interface FinalCheck {
  /**
   * @param guest current inventory entry
   * @return the decision that stops the change, if any
   */
  Optional<Decision> against(GuestListing guest, GuardContext now);
}
