package io.tocsin.gateway.router;

import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.GroupFound;
import io.tocsin.events.query.RouterUnavailableException;
import java.util.List;
import java.util.SortedSet;

/** No router instance answers for some partitions; carries what the others have found. */
public final class PartialAnswerException extends RouterUnavailableException {
  private static final long serialVersionUID = 1;

  private final transient List<AlertFound> alerts;
  private final transient List<GroupFound> groups;

  private PartialAnswerException(
      SortedSet<Integer> missing, List<AlertFound> alerts, List<GroupFound> groups) {
    super(reason(missing));
    this.alerts = alerts;
    this.groups = groups;
  }

  /**
   * @param missing partitions of the alerts
   */
  public static PartialAnswerException ofAlerts(
      SortedSet<Integer> missing, List<AlertFound> found) {
    return new PartialAnswerException(missing, found, List.of());
  }

  /**
   * @param missing partitions of the alerts
   */
  public static PartialAnswerException ofGroups(
      SortedSet<Integer> missing, List<GroupFound> found) {
    return new PartialAnswerException(missing, List.of(), found);
  }

  /**
   * @param missing empty if no instance owns a partition yet
   */
  public static String reason(SortedSet<Integer> missing) {
    return missing.isEmpty()
        ? "no router instance owns a partition of the alerts yet"
        : "no router instance answers for partitions " + missing + " of the alerts";
  }

  public List<AlertFound> alerts() {
    return alerts;
  }

  public List<GroupFound> groups() {
    return groups;
  }
}
