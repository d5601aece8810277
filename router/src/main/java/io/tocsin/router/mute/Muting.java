package io.tocsin.router.mute;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.label.Fingerprint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the stages made of the alerts of a flush.
 *
 * @param passing those that may be told, in the order they came
 * @param muted the others, each with what mutes it
 */
public record Muting(List<NotifiedAlert> passing, Map<Fingerprint, Mute> muted) {
  public static final Muting NONE = new Muting(List.of(), Map.of());

  public Muting {
    passing = List.copyOf(passing);
    muted = Collections.unmodifiableMap(new LinkedHashMap<>(muted));
  }
}
