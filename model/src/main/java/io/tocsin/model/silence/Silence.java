package io.tocsin.model.silence;

import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.matcher.Matchers;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * While active, mutes alerts that all matchers match.
 *
 * @param id assigned by Tocsin, a UUID for silences it created
 * @param matchers in the given order, which matters when an edit is compared
 * @param endsAt the last moment it is active; not before {@code startsAt}
 * @param updatedAt when it was last written
 * @param createdBy author, possibly empty
 * @param comment why, possibly empty
 * @param annotations sorted by name
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/silence/silence.go">
 *     Alertmanager's silence/silence.go</a>
 */
public record Silence(
    String id,
    Matchers matchers,
    Instant startsAt,
    Instant endsAt,
    Instant updatedAt,
    String createdBy,
    String comment,
    Map<String, String> annotations) {

  /**
   * @throws IllegalArgumentException if it has no id, would end before it starts, or would silence
   *     everything; with Alertmanager's texts without their prefix
   */
  public Silence {
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
    if (id.isEmpty()) {
      throw new IllegalArgumentException("ID missing");
    }
    if (matchers.all().isEmpty()) {
      throw new IllegalArgumentException("at least one matcher required");
    }
    if (matchers.all().stream().allMatch(Silence::wantsEmpty)) {
      throw new IllegalArgumentException("at least one matcher must not match the empty string");
    }
    if (endsAt.isBefore(startsAt)) {
      throw new IllegalArgumentException("end time must not be before start time");
    }
  }

  /** Active from start to end, both inclusive, as in Alertmanager. */
  public SilenceState stateAt(Instant now) {
    if (now.isBefore(startsAt)) {
      return SilenceState.PENDING;
    }
    return now.isAfter(endsAt) ? SilenceState.EXPIRED : SilenceState.ACTIVE;
  }

  /** Alertmanager checks only these two operators, so {@code a!="x"} alone is a valid silence. */
  private static boolean wantsEmpty(Matcher matcher) {
    return switch (matcher.operator()) {
      case EQUAL, REGEX -> matcher.matchesValue("");
      case NOT_EQUAL, NOT_REGEX -> false;
    };
  }
}
