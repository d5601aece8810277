package io.tocsin.oracle;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.Matcher;
import java.time.Duration;
import java.util.List;

/** What is done to both at a moment, counted from the beginning of the schedule. */
sealed interface Action {
  Duration at();

  record Post(Duration at, List<Report> reports) implements Action {

    @Override
    public String toString() {
      return Seconds.of(at) + " post " + reports;
    }
  }

  /**
   * @param name for {@link Expire}; each side has an id of its own for it
   */
  record Silence(Duration at, String name, List<Matcher> matchers, Duration start, Duration end)
      implements Action {

    boolean selects(LabelSet labels) {
      return matchers.stream().allMatch(matcher -> matcher.matches(labels));
    }

    @Override
    public String toString() {
      return "%s silence %s %s from %s to %s"
          .formatted(Seconds.of(at), name, matchers, Seconds.of(start), Seconds.of(end));
    }
  }

  record Expire(Duration at, String name) implements Action {

    @Override
    public String toString() {
      return Seconds.of(at) + " expire " + name;
    }
  }
}
