package io.tocsin.router.notify;

import io.tocsin.configuration.route.Route;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.AlertSources;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A group whose time has come, with everything that a message about it needs.
 *
 * @param number counts the flushes of the generation from 1
 * @param due when it should have happened; what decisions and the log take as now
 * @param alerts that passed all muting, in the order of a message
 * @param muted the other alerts of the group
 * @param nextEnd the first end that lies ahead of an alert that fires here
 * @param sources where one of the alerts is known from
 */
public record Flush(
    GroupId groupId,
    GroupKey groupKey,
    LabelSet groupLabels,
    Route route,
    long generation,
    long number,
    Instant due,
    List<NotifiedAlert> alerts,
    Set<Fingerprint> muted,
    Optional<Instant> nextEnd,
    Function<Fingerprint, AlertSources> sources) {

  public Flush {
    alerts = List.copyOf(alerts);
    muted = Set.copyOf(muted);
  }

  /** The same with fewer alerts. */
  public Flush only(Predicate<NotifiedAlert> wanted) {
    return new Flush(
        groupId,
        groupKey,
        groupLabels,
        route,
        generation,
        number,
        due,
        alerts.stream().filter(wanted).toList(),
        muted,
        nextEnd,
        sources);
  }
}
