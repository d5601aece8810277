package io.tocsin.gateway.silence;

import io.tocsin.model.silence.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What becomes of a posted silence, as {@link SilenceDecision} has it. */
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

  /** The silence that counts from now on, if there is one. */
  default Optional<Silence> current() {
    return toWrite().stream().findFirst();
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
