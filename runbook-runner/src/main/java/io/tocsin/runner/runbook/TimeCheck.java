package io.tocsin.runner.runbook;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.runner.step.DurationText;
import io.tocsin.runner.step.StepCatalog;
import io.tocsin.runner.step.StepType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Checks that timeouts are neither too short nor too long. */
final class TimeCheck {
  /** L-40. */
  private static final Duration LONGEST_RUN = Duration.ofHours(6);

  /** Proxmox counts in whole seconds. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final StepCatalog steps;

  TimeCheck(StepCatalog steps) {
    this.steps = steps;
  }

  void check(JsonNode spec, List<ValidationError> mistakes) {
    var limits = spec.path("limits");
    atLeast(limits.path("timeout"), "/spec/limits/timeout", mistakes);
    atMost(
        limits.path("timeout"), LONGEST_RUN, "/spec/limits/timeout", "the maximum is 6h", mistakes);
    atLeast(spec.path("approval").path("expiresAfter"), "/spec/approval/expiresAfter", mistakes);
    var run = duration(limits.path("timeout")).orElse(RunbookReader.DEFAULT_TIMEOUT);
    var list = spec.path("steps");
    for (int i = 0; i < list.size(); i++) {
      step(list.get(i), run, "/spec/steps/" + i, mistakes);
    }
  }

  private void step(JsonNode step, Duration run, String place, List<ValidationError> mistakes) {
    var timeout = step.path("timeout");
    atLeast(timeout, place + "/timeout", mistakes);
    atMost(
        timeout,
        run,
        place + "/timeout",
        "is longer than the timeout of the execution (%s)".formatted(text(run)),
        mistakes);
    steps
        .find(step.path("type").asText())
        .ifPresent(type -> parameters(step, type, place + "/with/", mistakes));
  }

  private static void parameters(
      JsonNode step, StepType type, String place, List<ValidationError> mistakes) {
    var longest = duration(step.path("timeout")).orElse(type.defaultTimeout());
    for (var parameter : type.parameters().properties()) {
      if (parameter.getValue().path("$ref").asText().equals("#/$defs/duration")) {
        var given = step.path("with").path(parameter.getKey());
        atLeast(given, place + parameter.getKey(), mistakes);
        atMost(
            given,
            longest,
            place + parameter.getKey(),
            "is longer than the timeout of the step (%s)".formatted(text(longest)),
            mistakes);
      }
    }
  }

  private static void atLeast(JsonNode given, String place, List<ValidationError> mistakes) {
    duration(given)
        .filter(duration -> duration.compareTo(SHORTEST) < 0)
        .ifPresent(_ -> mistakes.add(new ValidationError(place, "must be at least 1s")));
  }

  private static void atMost(
      JsonNode given, Duration limit, String place, String why, List<ValidationError> mistakes) {
    duration(given)
        .filter(duration -> duration.compareTo(limit) > 0)
        .ifPresent(_ -> mistakes.add(new ValidationError(place, why)));
  }

  private static Optional<Duration> duration(JsonNode given) {
    try {
      return given.isTextual() && !Reference.isAttempted(given.asText())
          ? Optional.of(DurationText.parse(given.asText()))
          : Optional.empty();
    } catch (IllegalArgumentException schemaSaysSo) {
      return Optional.empty();
    }
  }

  private static String text(Duration duration) {
    return duration.toString().substring("PT".length()).toLowerCase(java.util.Locale.ROOT);
  }
}
