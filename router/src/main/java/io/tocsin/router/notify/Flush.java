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
 * A group that is due, with everything a notification about it needs.
 *
 * @param number number of the flush within the generation, from 1
 * @param due when the flush was due; the time used by decisions and the notification log
 * @param alerts alerts that are not muted, in notification order
 * @param muted muted alerts of the group
 * @param nextEnd earliest future end of a firing alert
 * @param sources looks up the sources of an alert
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

  /** A copy with the matching alerts only. */
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
