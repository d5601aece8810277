package io.tocsin.gateway.query;

import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.GroupFound;
import io.tocsin.gateway.call.CallResponse;
import io.tocsin.gateway.call.RequestParameters;
import io.tocsin.gateway.router.PartialAnswerException;
import io.tocsin.gateway.router.RouterAccess;
import io.tocsin.model.label.LabelSet;
import jakarta.inject.Singleton;
import java.util.Comparator;

/** The API v2 queries for alerts, groups and receivers. */
@Singleton
public class AlertQueries {
  private static final Comparator<GroupFound> BY_LABELS_AND_RECEIVER =
      Comparator.comparing(GroupFound::labels, LabelSet.ORDER).thenComparing(GroupFound::receiver);

  private final RouterAccess router;
  private final ActiveConfiguration configuration;

  AlertQueries(RouterAccess router, ActiveConfiguration configuration) {
    this.router = router;
    this.configuration = configuration;
  }

  /** {@code GET /api/v2/alerts}. */
  public CallResponse alerts(RequestParameters parameters) {
    var asked = AlertFilter.alerts(parameters);
    var labels = ReceiverLabels.in(configuration.current());
    var listing =
        ListingResult.of(asked, () -> router.alerts(asked.query()), PartialAnswerException::alerts);
    var alerts =
        listing.found().stream()
            .filter(found -> asked.isAbout(found, labels))
            .map(Fingerprinted::of)
            .sorted()
            .map(Fingerprinted::found)
            .toList();
    return CallResponse.json(json -> new AlertJson(json).alerts(alerts), listing.warning());
  }

  /** {@code GET /api/v2/alerts/groups}. */
  public CallResponse groups(RequestParameters parameters) {
    var asked = AlertFilter.groups(parameters);
    var labels = ReceiverLabels.in(configuration.current());
    var listing =
        ListingResult.of(asked, () -> router.groups(asked.query()), PartialAnswerException::groups);
    var groups =
        listing.found().stream()
            .filter(group -> asked.isAbout(group.receiver(), labels))
            .filter(group -> !group.alerts().isEmpty())
            .map(group -> asked.within(group, labels))
            .sorted(BY_LABELS_AND_RECEIVER)
            .toList();
    return CallResponse.json(json -> new AlertJson(json).groups(groups), listing.warning());
  }

  /** {@code GET /api/v2/receivers}: all receivers, in the order of the configuration file. */
  public CallResponse receivers(RequestParameters parameters) {
    var wanted = AlertFilter.receivers(parameters);
    var receivers =
        configuration.current().receivers().stream()
            .filter(receiver -> wanted.matches(receiver.labels()))
            .toList();
    return CallResponse.json(json -> new AlertJson(json).receivers(receivers));
  }

  /** Computes the fingerprint once instead of for each comparison. */
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
