package io.tocsin.model.notification;

import io.tocsin.model.label.LabelSet;

/**
 * Identifies a group inside Tocsin. Unlike {@link GroupKey} it includes the position of the route
 * among its siblings, so two routes with equal matchers do not share a group.
 */
public record GroupId(String value) {
  private static final int DIGITS = 32;

  /**
   * @param routeId the route key with the sibling index appended at every level
   */
  public static GroupId of(String routeId, LabelSet groupLabels) {
    return new GroupId(new GroupKey(routeId + ":" + groupLabels).hash().substring(0, DIGITS));
  }

  @Override
  public String toString() {
    return value;
  }
}
