package io.tocsin.oracle;

import io.tocsin.model.label.LabelSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** When one group flushes, as far as the posts so far say. */
final class ForecastGroup {
  /**
   * An emptied group lives on in 0.25 until the next clean-up and keeps its phase; ours is gone,
   * and a later alert waits anew. An alert may come back only when both mean the same moment.
   */
  private static final Duration SAME_PHASE = Duration.ofMillis(200);

  private final Timers timers;
  private final Map<LabelSet, Life> members = new HashMap<>();
  private final Set<LabelSet> everMembers = new HashSet<>();
  private final List<Duration> flushes = new ArrayList<>();
  private Duration next;
  private boolean isEmptied;

  ForecastGroup(Timers timers, Life first, Duration now) {
    this.timers = timers;
    this.next = firstFlush(first, now);
  }

  List<Duration> flushes() {
    return flushes;
  }

  boolean everHad(Predicate<LabelSet> wanted) {
    return everMembers.stream().anyMatch(wanted);
  }

  /** Lets the flushes happen that come before a moment. */
  void runUntil(Duration moment) {
    while (next.compareTo(moment) < 0) {
      var now = next;
      flushes.add(now);
      members.values().removeIf(life -> life.isResolvedAt(now));
      isEmptied = members.isEmpty();
      next = next.plus(timers.groupInterval());
    }
  }

  /**
   * @param isFirst opens the group
   * @return why the two programs may differ after this, if they may
   */
  Optional<String> join(LabelSet labels, Life life, Duration now, boolean isFirst) {
    var trouble = isFirst ? nearlyOld(life, now) : troubleOfJoining(life, now);
    members.put(labels, life);
    everMembers.add(labels);
    isEmptied = false;
    return trouble;
  }

  private Optional<String> nearlyOld(Life life, Duration now) {
    return when(
        isNear(life.start().plus(timers.groupWait()), now),
        "the wait of the group's first alert ends about when it is posted");
  }

  private Optional<String> troubleOfJoining(Life life, Duration now) {
    if (isNear(next, now) || flushes.stream().anyMatch(flush -> isNear(flush, now))) {
      return Optional.of("an alert joins about when its group flushes");
    }
    if (isEmptied) {
      return troubleOfComingBack(life, now);
    }
    return when(
        flushes.isEmpty() && isOldOrNearly(life, now),
        "an old alert joins a group that waits: 0.25 flushes at once");
  }

  private Optional<String> troubleOfComingBack(Life life, Duration now) {
    return when(
        life.isResolvedAt(now) || firstFlush(life, now).minus(next).abs().compareTo(SAME_PHASE) > 0,
        "an alert comes to an emptied group: 0.25 keeps its phase");
  }

  private Duration firstFlush(Life life, Duration now) {
    var waited = life.start().plus(timers.groupWait());
    return waited.compareTo(now) < 0 ? now : now.plus(timers.groupWait());
  }

  private boolean isOldOrNearly(Life life, Duration now) {
    return life.start().plus(timers.groupWait()).compareTo(now.plus(Forecast.MARGIN)) < 0;
  }

  private static boolean isNear(Duration a, Duration b) {
    return a.minus(b).abs().compareTo(Forecast.MARGIN) < 0;
  }

  private static Optional<String> when(boolean applies, String trouble) {
    return applies ? Optional.of(trouble) : Optional.empty();
  }
}
