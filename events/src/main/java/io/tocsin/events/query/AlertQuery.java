package io.tocsin.events.query;

import io.tocsin.model.label.Matchers;
import java.util.Optional;

/**
 * Which alerts are wanted. Resolved ones never are.
 *
 * @param filter all must match the labels
 * @param receiver regular expression that a receiver's whole name has to match; an alert counts if
 *     one of its receivers does
 * @param active those that nothing keeps quiet
 * @param silenced those that a silence covers
 * @param inhibited those that another alert inhibits
 * @param muted groups that a time interval mutes; asked of groups only
 * @param enough so many alerts are enough, whichever they are; asked of alerts only. Of several
 *     routers each gives as many
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
