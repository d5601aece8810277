package io.tocsin.gateway.query;

import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.AlertQuery;
import io.tocsin.events.query.GroupFound;
import io.tocsin.gateway.call.CallRejected;
import io.tocsin.gateway.call.MatcherFilter;
import io.tocsin.gateway.call.RequestParameters;
import io.tocsin.gateway.ingest.body.SourceText;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.matcher.Matchers;
import java.util.Optional;

/**
 * The filter of an alert query.
 *
 * @param query the query sent to the router
 * @param receivers selects receivers by label; an alert matches if any of its receivers does
 * @param partial whether the client accepts an incomplete answer
 */
record AlertFilter(AlertQuery query, Matchers receivers, boolean partial) {

  static AlertFilter alerts(RequestParameters parameters) {
    // Validated but without effect, as in Alertmanager: no alert is ever unprocessed.
    parameters.flag("unprocessed", true);
    return read(parameters, true);
  }

  static AlertFilter groups(RequestParameters parameters) {
    return read(parameters, parameters.flag("muted", true));
  }

  static Matchers receivers(RequestParameters parameters) {
    return parameters.matchers("receiver_matchers");
  }

  boolean isAbout(AlertFound found, ReceiverLabels labels) {
    return receivers.all().isEmpty()
        || found.receivers().stream().anyMatch(receiver -> isAbout(receiver, labels));
  }

  boolean isAbout(String receiver, ReceiverLabels labels) {
    return receivers.matches(labels.of(receiver));
  }

  /** The group with only the selected receivers in each of its alerts. */
  GroupFound within(GroupFound group, ReceiverLabels labels) {
    return receivers.all().isEmpty()
        ? group
        : group.withAlerts(group.alerts().stream().map(found -> within(found, labels)).toList());
  }

  private AlertFound within(AlertFound found, ReceiverLabels labels) {
    return found.withReceivers(
        found.receivers().stream().filter(receiver -> isAbout(receiver, labels)).toList());
  }

  private static AlertFilter read(RequestParameters parameters, boolean muted) {
    var receiver = parameters.text("receiver");
    receiver.ifPresent(AlertFilter::check);
    return new AlertFilter(
        new AlertQuery(
            parameters.matchers("filter"),
            receiver,
            parameters.flag("active", true),
            parameters.flag("silenced", true),
            parameters.flag("inhibited", true),
            muted,
            Optional.empty()),
        receivers(parameters),
        parameters.flag("partial", false));
  }

  private static void check(String receiver) {
    if (MatcherFilter.isTooLong(MatchOperator.REGEX, receiver)) {
      throw CallRejected.because(
          "failed to parse receiver param: more than %d characters"
              .formatted(MatcherFilter.MAX_EXPRESSION));
    }
    try {
      new Matcher("receiver", MatchOperator.REGEX, receiver);
    } catch (IllegalArgumentException e) {
      throw CallRejected.because(
          "failed to parse receiver param: " + SourceText.shown(String.valueOf(e.getMessage())));
    }
  }
}
