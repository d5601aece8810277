package io.tocsin.standalone.timeline;

import io.tocsin.model.matcher.Matcher;
import java.util.List;

/** What is done to the process, and when: seconds since the start of the run. */
sealed interface Input {
  double at();

  /** In one request. */
  record Post(double at, List<PostedAlert> alerts) implements Input {
    public Post {
      alerts = List.copyOf(alerts);
    }
  }

  record Silence(double at, Matcher matcher, double startsAt, double endsAt) implements Input {}

  /** Of the silence that was posted before. */
  record Expire(double at) implements Input {}

  record Reload(double at, RowSettings next) implements Input {}

  /**
   * @param file content with a mistake
   * @param answer what the answer contains
   */
  record RejectedReload(double at, String file, String answer) implements Input {}

  /**
   * Only asks.
   *
   * @param pointer into the answer
   * @param expected what is there
   */
  record Look(double at, String path, String pointer, String expected) implements Input {}
}
