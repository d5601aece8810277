package io.tocsin.router.mute;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.label.Fingerprint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Result of the mute stages for the alerts of a flush.
 *
 * @param passing alerts that are not muted, in their original order
 * @param muted muted alerts, each with its reason
 */
public record Muting(List<NotifiedAlert> passing, Map<Fingerprint, Mute> muted) {
  public static final Muting NONE = new Muting(List.of(), Map.of());

  public Muting {
    passing = List.copyOf(passing);
    muted = Collections.unmodifiableMap(new LinkedHashMap<>(muted));
  }
}
