package io.tocsin.events.query;

import io.tocsin.model.matcher.Matchers;
import java.util.Optional;

/**
 * Selects firing alerts; resolved ones are never returned.
 *
 * @param filter matchers that must all match the labels
 * @param receiver regular expression that must match the whole name of one of its receivers
 * @param active include alerts that are not suppressed
 * @param silenced include silenced alerts
 * @param inhibited include inhibited alerts
 * @param muted include groups muted by a time interval; for groups only
 * @param enough return at most so many, any of them; for alerts only. Each of several routers
 *     returns as many
 */
public record AlertQuery(
    Matchers filter,
    Optional<String> receiver,
    boolean active,
    boolean silenced,
    boolean inhibited,
    boolean muted,
    Optional<Integer> enough) {
  public static final AlertQuery ALL =
      new AlertQuery(Matchers.NONE, Optional.empty(), true, true, true, true, Optional.empty());
}
