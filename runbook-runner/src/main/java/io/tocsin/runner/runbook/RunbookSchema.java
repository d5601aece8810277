package io.tocsin.runner.runbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.tocsin.runner.step.StepCatalog;
import io.tocsin.runner.step.StepType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The JSON Schema of runbooks: the shipped schema plus the parameters of every known step type.
 * Editors and the validation on save use the same schema.
 */
@Singleton
final class RunbookSchema {
  private final ObjectNode text;
  private final JsonSchema schema;

  RunbookSchema(StepCatalog steps) {
    text = frame();
    steps.all().forEach(this::addParameters);
    schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                text, SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build());
  }

  JsonNode text() {
    return text.deepCopy();
  }

  List<ValidationError> mistakes(JsonNode document) {
    return schema.validate(document).stream().map(RunbookSchema::mistake).distinct().toList();
  }

  private static ValidationError mistake(ValidationMessage message) {
    var place = message.getInstanceLocation().toString();
    var property = message.getProperty();
    var field = property == null ? place : place + "/" + property;
    return new ValidationError(
        field.isEmpty() ? "/" : field, message.getMessage().replaceFirst("^[^:]*: ", ""));
  }

  private void addParameters(StepType type) {
    var step = (ObjectNode) text.at("/$defs/step");
    var rule = step.withArray("allOf").addObject();
    rule.putObject("if").putObject("properties").putObject("type").put("const", type.name());
    var with = rule.putObject("then").putObject("properties").putObject("with");
    with.put("type", "object").put("additionalProperties", false);
    var properties = with.putObject("properties");
    type.parameters()
        .properties()
        .forEach(parameter -> orReference(properties, parameter.getKey(), parameter.getValue()));
  }

  /** Every parameter may also be a reference; its value is validated when the inputs are known. */
  private static void orReference(ObjectNode properties, String name, JsonNode schema) {
    var anyOf = properties.putObject(name).putArray("anyOf");
    anyOf.add(schema);
    anyOf.addObject().put("$ref", "#/$defs/reference");
  }

  private static ObjectNode frame() {
    try (var frame = RunbookSchema.class.getResourceAsStream("runbook.schema.json")) {
      return (ObjectNode) new ObjectMapper().readTree(frame);
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped schema of runbooks cannot be read", e);
    }
  }
}
