package io.tocsin.events.query;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import java.util.List;

/**
 * A group with the alerts in it that were asked for, at least one.
 *
 * @param id tells apart what shares a key: routes with equal matchers
 * @param alerts in the order of a message
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
