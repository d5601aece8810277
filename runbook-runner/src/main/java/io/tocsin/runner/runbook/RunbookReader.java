package io.tocsin.runner.runbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.runner.step.DurationText;
import io.tocsin.runner.step.StepCatalog;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Makes a runbook from a document's tree and reports all errors at once. */
@Singleton
public final class RunbookReader {
  /** The only supported format; the schema requires it. */
  public static final String FORMAT = "tocsin.dev/v1";

  static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(20);
  private static final int DEFAULT_MAX_LENGTH = 300;

  private final RunbookSchema schema;
  private final RunbookCheck check;

  RunbookReader(RunbookSchema schema, StepCatalog steps) {
    this.schema = schema;
    this.check = new RunbookCheck(steps);
  }

  /**
   * @throws InvalidRunbookException with all errors of the document
   */
  Runbook read(JsonNode document) throws InvalidRunbookException {
    var mistakes = new ArrayList<>(schema.mistakes(document));
    mistakes.addAll(check.mistakes(document));
    if (!mistakes.isEmpty()) {
      throw new InvalidRunbookException("the runbook is invalid", mistakes);
    }
    return runbook(document);
  }

  /** Reads a document that was validated when it was saved. */
  static Runbook runbook(JsonNode document) {
    var metadata = document.path("metadata");
    var spec = document.path("spec");
    return new Runbook(
        metadata.path("id").asText(),
        metadata.path("title").asText(),
        metadata.path("owner").asText(),
        inputs(spec.path("inputs")),
        spec.path("target").asText(),
        limits(spec.path("limits")),
        approval(spec.path("approval")),
        texts(spec.path("sources")),
        steps(spec.path("steps")));
  }

  private static Map<String, InputDefinition> inputs(JsonNode inputs) {
    var definitions = new LinkedHashMap<String, InputDefinition>();
    inputs.properties().forEach(input -> definitions.put(input.getKey(), input(input.getValue())));
    return definitions;
  }

  static InputDefinition input(JsonNode input) {
    return new InputDefinition(
        InputType.named(input.path("type").asText()),
        input.path("required").asBoolean(false),
        Optional.ofNullable(input.get("default")).map(JsonNode::asText),
        texts(input.path("values")),
        input.path("maxLength").asInt(DEFAULT_MAX_LENGTH));
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static Limits limits(JsonNode limits) {
    return new Limits(
        duration(limits, "timeout").orElse(DEFAULT_TIMEOUT),
        duration(limits, "cooldown"),
        number(limits, "maxPerHour"),
        number(limits, "attemptsPerAlert"));
  }

  private static ApprovalRule approval(JsonNode approval) {
    return new ApprovalRule(
        approval.path("required").asBoolean(false),
        duration(approval, "expiresAfter").orElse(ApprovalRule.DEFAULT_EXPIRY),
        approval.path("notRequester").asBoolean(false));
  }

  private static List<Step> steps(JsonNode steps) {
    return StreamSupport.stream(steps.spliterator(), false).map(RunbookReader::step).toList();
  }

  private static Step step(JsonNode step) {
    return new Step(
        step.path("id").asText(),
        step.path("type").asText(),
        step.get("with") instanceof ObjectNode with ? with : JsonNodeFactory.instance.objectNode(),
        duration(step, "timeout"),
        step.path("onFailure").asText().equals("continue") ? OnFailure.CONTINUE : OnFailure.STOP);
  }

  private static Optional<Duration> duration(JsonNode parent, String field) {
    return Optional.ofNullable(parent.get(field)).map(JsonNode::asText).map(DurationText::parse);
  }

  private static Optional<Integer> number(JsonNode parent, String field) {
    return Optional.ofNullable(parent.get(field)).map(JsonNode::asInt);
  }
}
