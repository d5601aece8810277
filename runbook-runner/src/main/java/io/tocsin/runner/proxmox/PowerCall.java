package io.tocsin.runner.proxmox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A power action with its parameters.
 *
 * @param timeout how long the guest may take; the server's default if absent
 */
public record PowerCall(PowerAction action, Optional<Duration> timeout) {
  public static PowerCall of(PowerAction action) {
    return new PowerCall(action, Optional.empty());
  }

  public Map<String, String> form() {
    return timeout
        .map(limit -> Map.of("timeout", String.valueOf(limit.toSeconds())))
        .orElse(Map.of());
  }
}
