package io.tocsin.gateway.silence;

import io.tocsin.model.silence.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The change that {@link SilenceDecision} makes of a posted silence. */
sealed interface SilenceEdit {

  /** A new silence, possibly for an expired one. */
  record Created(Silence silence) implements SilenceEdit {}

  /** The same id. */
  record Changed(Silence silence) implements SilenceEdit {}

  /** The change requires a new silence; the old one is expired and kept as history. */
  record Replaced(Silence ended, Silence silence) implements SilenceEdit {}

  /** Nothing is written. */
  record Rejected(String reason) implements SilenceEdit {}

  /** Nothing is written: the silence to change does not exist. */
  record Unknown() implements SilenceEdit {}

  /** The silence, expired now; empty if it has expired already. */
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

  /** The silence in effect after the change, if any. */
  default Optional<Silence> current() {
    return toWrite().stream().findFirst();
  }

  /** The silences to write, the one in effect first. */
  default List<Silence> toWrite() {
    return switch (this) {
      case Created(var silence) -> List.of(silence);
      case Changed(var silence) -> List.of(silence);
      // The new one first: no alert that both silence may slip through between the two.
      case Replaced(var ended, var silence) -> List.of(silence, ended);
      case Rejected(var reason) -> List.of();
      case Unknown() -> List.of();
    };
  }
}
