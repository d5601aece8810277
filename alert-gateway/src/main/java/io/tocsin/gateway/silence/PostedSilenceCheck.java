package io.tocsin.gateway.silence;

import io.tocsin.gateway.call.MatcherFilter;
import io.tocsin.gateway.ingest.body.SourceText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Validates a posted silence before its regular expressions are compiled. */
final class PostedSilenceCheck {
  private final PostedSilence posted;
  private final SilenceLimits limits;

  private PostedSilenceCheck(PostedSilence posted, SilenceLimits limits) {
    this.posted = posted;
    this.limits = limits;
  }

  /** The first reason to reject it, in Alertmanager's words where it has any. */
  static Optional<String> troubleWith(PostedSilence posted, SilenceLimits limits, Instant now) {
    var check = new PostedSilenceCheck(posted, limits);
    return check
        .times(now)
        .or(() -> check.duration(now))
        .or(check::size)
        .or(check::matchers)
        .or(check::eachMatcher);
  }

  private Optional<String> times(Instant now) {
    if (!posted.startsAt().isBefore(posted.endsAt())) {
      return Optional.of("Failed to create silence: start time must be before end time");
    }
    return posted.endsAt().instant().isBefore(now)
        ? Optional.of("Failed to create silence: end time can't be in the past")
        : Optional.empty();
  }

  private Optional<String> duration(Instant now) {
    return limits
        .duration()
        .filter(longest -> lasting(now).compareTo(longest) > 0)
        .map(
            longest ->
                "the silence lasts longer than %s; make it shorter, or raise tocsin.gateway.silence.limits.duration"
                    .formatted(longest));
  }

  /** When an active silence is extended, the part that has passed does not count. */
  private Duration lasting(Instant now) {
    var start = posted.startOr(now);
    return Duration.between(start.isBefore(now) ? now : start, posted.endsAt().instant());
  }

  private Optional<String> size() {
    long limit = limits.silence().asLongValue();
    return posted.sizeBytes() > limit
        ? Optional.of(
            "silence exceeded maximum size: %d bytes (limit: %d bytes)"
                .formatted(posted.sizeBytes(), limit))
        : Optional.empty();
  }

  private Optional<String> matchers() {
    int given = posted.matchers().size();
    return given > limits.matchers()
        ? Optional.of(
            "silence has %d matchers, at most %d are allowed".formatted(given, limits.matchers()))
        : Optional.empty();
  }

  private Optional<String> eachMatcher() {
    return posted.matchers().stream()
        .filter(this::isTooLong)
        .findFirst()
        .map(
            matcher ->
                "the matcher for %s is too long: at most %d bytes, and %d characters of a regular expression"
                    .formatted(
                        SourceText.quoted(matcher.name()),
                        limits.matcher().asLongValue(),
                        MatcherFilter.MAX_EXPRESSION));
  }

  private boolean isTooLong(PostedMatcher matcher) {
    return matcher.sizeBytes() > limits.matcher().asLongValue()
        || MatcherFilter.isTooLong(matcher.operator(), matcher.value());
  }
}
