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
 * The whole decision about one alert at one moment: which routes were asked, where it ends up, and
 * what keeps it quiet there.
 *
 * @param firing whether an alert with these labels is known to fire
 * @param path every route that was asked, in the order of asking
 * @param silencedBy ids of the silences that cover it
 * @param inhibitedBy in words, if another alert inhibits it
 * @param groups one for each route it ends up at, in the order of the file
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
   * A route that was asked.
   *
   * @param depth 0 for the root
   * @param matched whether all its matchers do
   */
  public record Step(
      String route, int depth, String receiver, List<Tested> matchers, boolean matched) {
    public Step {
      matchers = List.copyOf(matchers);
    }
  }

  /**
   * @param value of the label; empty if the alert lacks it
   */
  public record Tested(String matcher, String value, boolean matched) {}

  /**
   * Where the alert ends up.
   *
   * @param quiet why it is not told there, if it is not: of all reasons the first
   * @param verdict the same in a sentence for people
   * @param nextFlush when the group is looked at next; empty if there is no such group now
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
      Optional<String> quiet,
      String verdict,
      Optional<Instant> nextFlush,
      List<LastNotification> destinations) {
    public Group {
      mutedBy = List.copyOf(mutedBy);
      destinations = List.copyOf(destinations);
    }
  }

  /**
   * @param lastTold when the destination last heard of the group, if it did
   * @param repeatAfter when it hears the same again at the earliest
   */
  public record LastNotification(
      Destination destination, Optional<Instant> lastTold, Optional<Instant> repeatAfter) {}
}
