package io.tocsin.events.query;

import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The complete decision about one alert at one moment: the routes tested, the resulting groups, and
 * what suppresses the alert there.
 *
 * @param firing whether an alert with these labels fires
 * @param path every tested route, in order
 * @param silencedBy ids of the silences that match it
 * @param inhibitedBy source and rule, if another alert inhibits it
 * @param groups one for each matching route, in file order
 */
public record Explanation(
    Instant at,
    LabelSet labels,
    Fingerprint fingerprint,
    boolean firing,
    List<Step> path,
    List<String> silencedBy,
    Optional<String> inhibitedBy,
    List<Group> groups) {

  public Explanation {
    path = List.copyOf(path);
    silencedBy = List.copyOf(silencedBy);
    groups = List.copyOf(groups);
  }

  /**
   * A tested route.
   *
   * @param depth 0 for the root
   * @param matched whether all its matchers match
   */
  public record Step(
      String route, int depth, String receiver, List<Tested> matchers, boolean matched) {
    public Step {
      matchers = List.copyOf(matchers);
    }
  }

  /**
   * @param value label value; empty if the alert lacks the label
   */
  public record Tested(String matcher, String value, boolean matched) {}

  /**
   * A group that the alert belongs to.
   *
   * @param suppressedBy why it is suppressed there, if it is: the first of all reasons
   * @param decision the decision in words
   * @param nextFlush when the group is flushed next; empty if there is no such group now
   */
  public record Group(
      GroupId id,
      GroupKey key,
      String receiver,
      LabelSet labels,
      Duration groupWait,
      Duration groupInterval,
      Duration repeatInterval,
      List<String> mutedBy,
      Optional<String> suppressedBy,
      String decision,
      Optional<Instant> nextFlush,
      List<LastNotification> destinations) {
    public Group {
      mutedBy = List.copyOf(mutedBy);
      destinations = List.copyOf(destinations);
    }
  }

  /**
   * @param lastNotifiedAt time of the last notification about the group, if any
   * @param repeatAfter earliest time of the next repeat
   */
  public record LastNotification(
      Destination destination, Optional<Instant> lastNotifiedAt, Optional<Instant> repeatAfter) {}
}
