package io.tocsin.events.query;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import java.util.List;

/**
 * A group with its queried alerts, at least one.
 *
 * @param id distinguishes groups that share a key: routes with equal matchers
 * @param alerts in notification order
 */
public record GroupFound(
    GroupId id,
    GroupKey key,
    LabelSet labels,
    LabelSet routeLabels,
    String receiver,
    List<AlertFound> alerts) {

  public GroupFound {
    alerts = List.copyOf(alerts);
  }

  public GroupFound withAlerts(List<AlertFound> others) {
    return new GroupFound(id, key, labels, routeLabels, receiver, others);
  }
}
