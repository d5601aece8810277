package io.tocsin.gateway.silence;

import io.tocsin.gateway.ingest.body.SourceText;
import io.tocsin.gateway.ingest.body.SourceTime;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.matcher.Matchers;
import io.tocsin.model.silence.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A silence as posted. It has all required members, but may still be rejected.
 *
 * @param id of the silence to change
 * @param startsAt Go's zero time means now
 */
record PostedSilence(
    Optional<String> id,
    List<PostedMatcher> matchers,
    SourceTime startsAt,
    SourceTime endsAt,
    String createdBy,
    String comment,
    Map<String, String> annotations) {

  PostedSilence {
    matchers = List.copyOf(matchers);
    annotations = Map.copyOf(annotations);
  }

  Instant startOr(Instant now) {
    return startsAt.isZero() ? now : startsAt.instant();
  }

  /** Total size of all texts. */
  long sizeBytes() {
    long texts = SourceText.utf8Length(createdBy) + SourceText.utf8Length(comment);
    long ofMatchers = matchers.stream().mapToLong(PostedMatcher::sizeBytes).sum();
    return texts
        + ofMatchers
        + annotations.entrySet().stream()
            .mapToLong(
                note ->
                    SourceText.utf8Length(note.getKey()) + SourceText.utf8Length(note.getValue()))
            .sum();
  }

  /**
   * @throws IllegalArgumentException if it is invalid; Alertmanager's message without its prefix
   */
  Silence silence(String id, Instant startsAt, Instant now) {
    return new Silence(
        id, compiled(), startsAt, endsAt.instant(), now, createdBy, comment, annotations);
  }

  private Matchers compiled() {
    var compiled = new ArrayList<Matcher>();
    for (var matcher : matchers) {
      try {
        compiled.add(matcher.matcher());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "invalid label matcher %d in set 0: %s".formatted(compiled.size(), e.getMessage()), e);
      }
    }
    return new Matchers(compiled);
  }
}
