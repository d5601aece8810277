package io.tocsin.gateway.silence;

import io.tocsin.model.silence.Silence;
import io.tocsin.model.silence.SilenceState;
import java.time.Instant;
import java.util.Comparator;

/**
 * The order of a listing: active silences by earliest end, then pending ones by earliest start,
 * then expired ones by latest end.
 */
final class SilenceOrder {
  private SilenceOrder() {}

  static Comparator<Silence> at(Instant now) {
    return Comparator.comparingInt((Silence silence) -> rank(silence.stateAt(now)))
        .thenComparing((one, other) -> withinState(one, other, now))
        .thenComparing(Silence::id);
  }

  private static int withinState(Silence one, Silence other, Instant now) {
    return switch (one.stateAt(now)) {
      case ACTIVE -> one.endsAt().compareTo(other.endsAt());
      case PENDING -> one.startsAt().compareTo(other.startsAt());
      case EXPIRED -> other.endsAt().compareTo(one.endsAt());
    };
  }

  private static int rank(SilenceState state) {
    return switch (state) {
      case ACTIVE -> 0;
      case PENDING -> 1;
      case EXPIRED -> 2;
    };
  }
}
