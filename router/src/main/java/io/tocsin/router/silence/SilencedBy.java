package io.tocsin.router.silence;

import java.util.List;

/**
 * Why an alert is not told of.
 *
 * @param ids of all active silences that it falls under, at least one, sorted
 */
public record SilencedBy(List<String> ids) {

  public SilencedBy {
    ids = List.copyOf(ids);
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("an alert is silenced by at least one silence");
    }
  }

  /** As the log of decisions has it. */
  public String reason() {
    return "silenced by " + String.join(", ", ids);
  }
}
