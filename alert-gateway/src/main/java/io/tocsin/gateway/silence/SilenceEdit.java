package io.tocsin.gateway.silence;

import io.tocsin.model.silence.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What becomes of a posted silence.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/silence/silence.go">
 *     Alertmanager's silence/silence.go</a>
 */
sealed interface SilenceEdit {

  /** A new one, which may stand in for one that is over. */
  record Created(Silence silence) implements SilenceEdit {}

  /** The same id. */
  record Changed(Silence silence) implements SilenceEdit {}

  /** What was changed makes it another silence; the old one ends, as its history. */
  record Replaced(Silence ended, Silence silence) implements SilenceEdit {}

  /** Nothing is written. */
  record Refused(String reason) implements SilenceEdit {}

  /** Nothing is written: the silence to change is not there. */
  record Unknown() implements SilenceEdit {}

  /**
   * Decides in the original's order, so that of several mistakes the same one is told.
   *
   * @param old the silence that has the posted id
   * @param kept how many silences there are, expired ones included
   * @param newId asked only if a new one is made
   */
  static SilenceEdit of(
      PostedSilence posted,
      Optional<Silence> old,
      int kept,
      SilenceLimits limits,
      Supplier<String> newId,
      Instant now) {
    var trouble = PostedSilenceCheck.troubleWith(posted, limits, now);
    if (trouble.isPresent()) {
      return new Refused(trouble.get());
    }
    try {
      return new Editing(posted, kept, limits, newId, now).result(old);
    } catch (IllegalArgumentException e) {
      return new Refused("invalid silence: " + e.getMessage());
    }
  }

  /** The silence as it is once it is expired; empty if it is already. */
  static Optional<Silence> ended(Silence silence, Instant now) {
    return switch (silence.stateAt(now)) {
      case ACTIVE -> Optional.of(between(silence, silence.startsAt(), now));
      case PENDING -> Optional.of(between(silence, now, now));
      case EXPIRED -> Optional.empty();
    };
  }

  private static Silence between(Silence silence, Instant start, Instant now) {
    return new Silence(
        silence.id(),
        silence.matchers(),
        start,
        now,
        now,
        silence.createdBy(),
        silence.comment(),
        silence.annotations());
  }

  /** One decision under way, about a silence that is bounded and in time. */
  record Editing(
      PostedSilence posted, int kept, SilenceLimits limits, Supplier<String> newId, Instant now) {

    SilenceEdit result(Optional<Silence> old) {
      var start = posted.startOr(now);
      // Made even where it may not be used: its mistakes are told before a missing id is.
      var asPosted = posted.silence(posted.id().orElse("new"), start, now);
      if (posted.id().isPresent() && old.isEmpty()) {
        return new Unknown();
      }
      if (old.filter(before -> keepsId(before, asPosted)).isPresent()) {
        return new Changed(asPosted);
      }
      if (kept >= limits.silences()) {
        return new Refused(
            "exceeded maximum number of silences: %d (limit: %d)"
                .formatted(kept, limits.silences()));
      }
      var silence = posted.silence(newId.get(), start.isBefore(now) ? now : start, now);
      return old.flatMap(before -> ended(before, now))
          .<SilenceEdit>map(ended -> new Replaced(ended, silence))
          .orElse(new Created(silence));
    }

    /** To the second, because that is how finely clients give the start back. */
    private boolean keepsId(Silence old, Silence posted) {
      return old.matchers().equals(posted.matchers())
          && switch (old.stateAt(now)) {
            case ACTIVE -> old.startsAt().getEpochSecond() == posted.startsAt().getEpochSecond();
            case PENDING -> !posted.startsAt().isBefore(now);
            case EXPIRED -> false;
          };
    }
  }

  /** What has to be written, the silence that counts from now on first. */
  default List<Silence> toWrite() {
    return switch (this) {
      case Created(var silence) -> List.of(silence);
      case Changed(var silence) -> List.of(silence);
      // The new one first: between the two nothing must come through that both keep quiet.
      case Replaced(var ended, var silence) -> List.of(silence, ended);
      case Refused(var reason) -> List.of();
      case Unknown() -> List.of();
    };
  }
}
