package io.tocsin.gateway.query;

import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.GroupFound;
import io.tocsin.gateway.call.CallAnswer;
import io.tocsin.gateway.call.Parameters;
import io.tocsin.gateway.router.PartialAnswerException;
import io.tocsin.gateway.router.RouterAccess;
import io.tocsin.model.label.LabelSet;
import jakarta.inject.Singleton;
import java.util.Comparator;

/** The reads of API v2 that are about alerts. */
@Singleton
public class AlertCalls {
  private static final Comparator<GroupFound> BY_LABELS_AND_RECEIVER =
      Comparator.comparing(GroupFound::labels, LabelSet.ORDER).thenComparing(GroupFound::receiver);

  private final RouterAccess router;
  private final ActiveConfiguration configuration;

  AlertCalls(RouterAccess router, ActiveConfiguration configuration) {
    this.router = router;
    this.configuration = configuration;
  }

  /** {@code GET /api/v2/alerts}. */
  public CallAnswer alerts(Parameters parameters) {
    var asked = AskedFor.alerts(parameters);
    var labels = ReceiverLabels.in(configuration.current());
    var listing =
        Listing.of(asked, () -> router.alerts(asked.query()), PartialAnswerException::alerts);
    var alerts =
        listing.found().stream()
            .filter(found -> asked.isAbout(found, labels))
            .map(Fingerprinted::of)
            .sorted()
            .map(Fingerprinted::found)
            .toList();
    return CallAnswer.json(json -> new AlertJson(json).alerts(alerts), listing.warning());
  }

  /** {@code GET /api/v2/alerts/groups}. */
  public CallAnswer groups(Parameters parameters) {
    var asked = AskedFor.groups(parameters);
    var labels = ReceiverLabels.in(configuration.current());
    var listing =
        Listing.of(asked, () -> router.groups(asked.query()), PartialAnswerException::groups);
    var groups =
        listing.found().stream()
            .filter(group -> asked.isAbout(group.receiver(), labels))
            .filter(group -> !group.alerts().isEmpty())
            .map(group -> asked.within(group, labels))
            .sorted(BY_LABELS_AND_RECEIVER)
            .toList();
    return CallAnswer.json(json -> new AlertJson(json).groups(groups), listing.warning());
  }

  /** {@code GET /api/v2/receivers}: all there are, in the order of the file. */
  public CallAnswer receivers(Parameters parameters) {
    var wanted = AskedFor.receivers(parameters);
    var receivers =
        configuration.current().receivers().stream()
            .filter(receiver -> wanted.matches(receiver.labels()))
            .toList();
    return CallAnswer.json(json -> new AlertJson(json).receivers(receivers));
  }

  /** Hashed once, and not for each comparison. */
  private record Fingerprinted(long fingerprint, AlertFound found)
      implements Comparable<Fingerprinted> {
    static Fingerprinted of(AlertFound found) {
      return new Fingerprinted(found.alert().fingerprint().value(), found);
    }

    @Override
    public int compareTo(Fingerprinted other) {
      return Long.compareUnsigned(fingerprint, other.fingerprint);
    }
  }
}
