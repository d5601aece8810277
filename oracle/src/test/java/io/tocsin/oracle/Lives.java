package io.tocsin.oracle;

import io.tocsin.model.label.LabelSet;
import io.tocsin.oracle.Action.Post;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What both know about the alerts of a schedule. */
final class Lives {
  private final Map<LabelSet, Life> lives = new HashMap<>();

  /** After everything that is said before a moment. */
  static Lives at(Schedule schedule, Duration moment) {
    var lives = new Lives();
    for (var action : schedule.actions()) {
      if (action instanceof Post post && post.at().compareTo(moment) < 0) {
        post.reports().forEach(report -> lives.hear(report, post.at()));
      }
    }
    return lives;
  }

  Optional<Life> of(LabelSet alert) {
    return Optional.ofNullable(lives.get(alert));
  }

  /**
   * @return what is known now
   */
  Life hear(Report report, Duration now) {
    var said = Life.of(report, now);
    return lives.merge(report.labels(), said, (known, later) -> known.mergedWith(later, now));
  }

  Map<LabelSet, Life> all() {
    return Map.copyOf(lives);
  }
}
