package io.tocsin.gateway.silence;

import io.tocsin.gateway.ingest.body.SourceText;
import io.tocsin.model.silence.Silence;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides whether a posted silence creates a silence, changes one, or is rejected. Checks in
 * Alertmanager's order, so that the same mistake is reported first.
 *
 * @param kept number of silences, expired ones included
 * @param newId called only if a silence is created
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/silence/silence.go">
 *     Alertmanager's silence/silence.go</a>
 */
record SilenceDecision(
    PostedSilence posted, int kept, SilenceLimits limits, Supplier<String> newId, Instant now) {

  /**
   * @param old the silence with the posted id
   */
  SilenceEdit about(Optional<Silence> old) {
    var trouble = PostedSilenceCheck.troubleWith(posted, limits, now);
    if (trouble.isPresent()) {
      return new SilenceEdit.Rejected(trouble.get());
    }
    try {
      return edit(old);
    } catch (IllegalArgumentException e) {
      return new SilenceEdit.Rejected(
          "invalid silence: " + SourceText.shown(String.valueOf(e.getMessage())));
    }
  }

  private SilenceEdit edit(Optional<Silence> old) {
    // Built even if unused: its mistakes are reported before an unknown id.
    var asPosted = posted.silence(posted.id().orElse("new"), posted.startOr(now), now);
    if (posted.id().isPresent() && old.isEmpty()) {
      return new SilenceEdit.Unknown();
    }
    if (old.filter(before -> keepsId(before, asPosted)).isPresent()) {
      return new SilenceEdit.Changed(asPosted);
    }
    if (kept >= limits.silences()) {
      return new SilenceEdit.Rejected(
          "exceeded maximum number of silences: %d (limit: %d)".formatted(kept, limits.silences()));
    }
    return another(old);
  }

  /** Compares seconds, because clients return the start with that precision. */
  private boolean keepsId(Silence old, Silence posted) {
    return old.matchers().equals(posted.matchers())
        && switch (old.stateAt(now)) {
          case ACTIVE -> old.startsAt().getEpochSecond() == posted.startsAt().getEpochSecond();
          case PENDING -> !posted.startsAt().isBefore(now);
          case EXPIRED -> false;
        };
  }

  private SilenceEdit another(Optional<Silence> old) {
    var start = posted.startOr(now);
    var silence = posted.silence(newId.get(), start.isBefore(now) ? now : start, now);
    return old.flatMap(before -> SilenceEdit.ended(before, now))
        .<SilenceEdit>map(ended -> new SilenceEdit.Replaced(ended, silence))
        .orElse(new SilenceEdit.Created(silence));
  }
}
