package io.tocsin.runner.runbook;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.model.alert.AlertSources;
import io.tocsin.runner.step.StepCatalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Checks that a schema cannot express: unique names, known names, valid references. */
final class RunbookCheck {
  private final StepCatalog steps;
  private final ReferenceCheck inputTypes;
  private final TimeCheck times;

  RunbookCheck(StepCatalog steps) {
    this.steps = steps;
    this.inputTypes = new ReferenceCheck(steps);
    this.times = new TimeCheck(steps);
  }

  /** Tolerates any shape: the schema reports wrong shapes. */
  List<ValidationError> mistakes(JsonNode document) {
    var mistakes = new ArrayList<ValidationError>();
    var spec = document.path("spec");
    inputs(spec.path("inputs"), mistakes);
    steps(spec, mistakes);
    InputReferences.check(spec, mistakes);
    inputTypes.check(spec, mistakes);
    times.check(spec, mistakes);
    approval(spec.path("approval"), mistakes);
    sources(spec.path("sources"), mistakes);
    return mistakes;
  }

  /** {@code docs/decisions/0019-the-administrator-has-a-token.md} */
  private static void approval(JsonNode approval, List<ValidationError> mistakes) {
    if (approval.path("notRequester").asBoolean(false)) {
      mistakes.add(
          new ValidationError(
              "/spec/approval/notRequester",
              "cannot be satisfied until user login exists: requester and approver are both"
                  + " the administrator; remove it"));
    }
  }

  /** An unknown endpoint name would silently permit nothing. */
  private static void sources(JsonNode sources, List<ValidationError> mistakes) {
    for (int i = 0; i < sources.size(); i++) {
      var name = sources.get(i);
      if (name.isTextual() && !AlertSources.isEndpoint(name.textValue())) {
        mistakes.add(
            new ValidationError(
                "/spec/sources/" + i,
                "\"%s\" is not an alert endpoint; use %s or %s, optionally followed by /<name>"
                    .formatted(
                        name.textValue(), AlertSources.API_V2, AlertSources.ALERTMANAGER_HOOK)));
      }
    }
  }

  private static void inputs(JsonNode inputs, List<ValidationError> mistakes) {
    for (var input : inputs.properties()) {
      var fallback = input.getValue().get("default");
      if (fallback == null || !fallback.isValueNode()) {
        continue;
      }
      try {
        RunbookReader.input(input.getValue()).read(fallback.asText());
      } catch (IllegalArgumentException e) {
        mistakes.add(
            new ValidationError(
                "/spec/inputs/" + input.getKey() + "/default", String.valueOf(e.getMessage())));
      }
    }
  }

  private void steps(JsonNode spec, List<ValidationError> mistakes) {
    var ids = new HashSet<String>();
    var list = spec.path("steps");
    for (int i = 0; i < list.size(); i++) {
      step(spec, list.get(i), "/spec/steps/" + i, ids, mistakes);
    }
  }

  private void step(
      JsonNode spec,
      JsonNode step,
      String place,
      HashSet<String> ids,
      List<ValidationError> mistakes) {
    var id = step.path("id").asText();
    if (step.path("id").isTextual() && !ids.add(id)) {
      mistakes.add(
          new ValidationError(place + "/id", "another step is already called \"" + id + "\""));
    }
    if (!step.path("type").isTextual()) {
      return;
    }
    var name = step.path("type").asText();
    var type = steps.find(name);
    if (type.isEmpty()) {
      mistakes.add(
          new ValidationError(
              place + "/type",
              "unknown step type \"" + name + "\"; known types: " + steps.names()));
    } else if (!spec.path("target").isTextual()) {
      mistakes.add(
          new ValidationError("/spec/target", name + " acts on a guest; name it in spec.target"));
    }
  }
}
