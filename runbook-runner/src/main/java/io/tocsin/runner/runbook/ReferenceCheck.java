package io.tocsin.runner.runbook;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.runner.proxmox.GuestReference;
import io.tocsin.runner.step.StepCatalog;
import io.tocsin.runner.step.StepType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that referenced inputs have the type that the reference needs. */
final class ReferenceCheck {
  private static final Set<InputType> TARGETS =
      EnumSet.of(InputType.GUEST_REF, InputType.STRING, InputType.INTEGER, InputType.ENUM);

  private final StepCatalog steps;

  ReferenceCheck(StepCatalog steps) {
    this.steps = steps;
  }

  /** Skips errors that the schema and the name checks report. */
  void check(JsonNode spec, List<ValidationError> mistakes) {
    target(spec, mistakes);
    var list = spec.path("steps");
    for (int i = 0; i < list.size(); i++) {
      parameters(spec, list.get(i), "/spec/steps/" + i + "/with/", mistakes);
    }
  }

  private static void target(JsonNode spec, List<ValidationError> mistakes) {
    var text = spec.path("target").asText();
    var reference = Reference.in(text);
    var wrong =
        reference.isPresent()
            ? reference.flatMap(name -> input(spec, name)).flatMap(ReferenceCheck::notATarget)
            : notAGuest(text);
    wrong.ifPresent(why -> mistakes.add(new ValidationError("/spec/target", why)));
  }

  private static Optional<String> notAGuest(String text) {
    if (text.isEmpty() || Reference.isAttempted(text)) {
      return Optional.empty();
    }
    try {
      GuestReference.parse(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  private static Optional<String> notATarget(JsonNode input) {
    var type = type(input);
    if (type.isPresent() && !TARGETS.contains(type.get())) {
      return Optional.of(
          "an input of type %s cannot name a guest; use guestRef".formatted(type.get().word()));
    }
    boolean given = input.path("required").asBoolean(false) || input.has("default");
    return given
        ? Optional.empty()
        : Optional.of("its input is optional; make it required or give it a default");
  }

  private void parameters(
      JsonNode spec, JsonNode step, String place, List<ValidationError> mistakes) {
    var schemas = steps.find(step.path("type").asText()).map(StepType::parameters);
    for (var parameter : step.path("with").properties()) {
      var schema = schemas.map(known -> known.path(parameter.getKey()));
      Reference.in(parameter.getValue().asText())
          .flatMap(name -> input(spec, name))
          .flatMap(ReferenceCheck::type)
          .flatMap(type -> schema.flatMap(wanted -> mismatch(wanted, type)))
          .ifPresent(why -> mistakes.add(new ValidationError(place + parameter.getKey(), why)));
    }
  }

  private static Optional<String> mismatch(JsonNode schema, InputType given) {
    var wanted = wanted(schema);
    return wanted.isEmpty() || wanted.contains(given)
        ? Optional.empty()
        : Optional.of(
            "needs type %s, but its input has type %s"
                .formatted(wanted.iterator().next().word(), given.word()));
  }

  /** Empty if any type is allowed. */
  private static Set<InputType> wanted(JsonNode schema) {
    if (schema.path("$ref").asText().equals("#/$defs/duration")) {
      return EnumSet.of(InputType.DURATION);
    }
    return switch (schema.path("type").asText()) {
      case "boolean" -> EnumSet.of(InputType.BOOLEAN);
      case "integer" -> EnumSet.of(InputType.INTEGER);
      case "number" -> EnumSet.of(InputType.NUMBER, InputType.INTEGER);
      default -> Set.of();
    };
  }

  private static Optional<JsonNode> input(JsonNode spec, Reference reference) {
    return Optional.ofNullable(spec.path("inputs").get(reference.input()));
  }

  private static Optional<InputType> type(JsonNode input) {
    try {
      return Optional.of(InputType.named(input.path("type").asText()));
    } catch (IllegalArgumentException schemaSaysSo) {
      return Optional.empty();
    }
  }
}
