package io.tocsin.router.silence;

import java.util.List;

/**
 * Why an alert is silenced.
 *
 * @param ids ids of all active silences that match it, at least one, sorted
 */
public record SilencedBy(List<String> ids) {

  public SilencedBy {
    ids = List.copyOf(ids);
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("an alert is silenced by at least one silence");
    }
  }

  /** The reason as written to the decisions topic. */
  public String reason() {
    return "silenced by " + String.join(", ", ids);
  }
}
