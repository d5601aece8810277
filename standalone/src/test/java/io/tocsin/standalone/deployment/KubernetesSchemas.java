package io.tocsin.standalone.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;

/**
 * One JSON schema a kind, as strict as the API server, in a folder beside the tree. The files are
 * named {@code <kind>-<first part of the group>-<version>.json}.
 */
record KubernetesSchemas(Path folder) {
  private static final String SETTING = "tocsin.k8s.schemas";
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);

  static KubernetesSchemas orSkip() {
    var folder = Path.of(System.getProperty(SETTING, "none"));
    Assumptions.assumeTrue(
        Files.isDirectory(folder),
        () -> "no schemas in " + folder + "; name their folder by -D" + SETTING + "=…");
    return new KubernetesSchemas(folder);
  }

  /** What is wrong with a document. A kind without a schema is wrong, too. */
  List<String> mistakesOf(JsonNode document) throws IOException {
    var file = folder.resolve(fileOf(document));
    if (!Files.exists(file)) {
      return List.of("no schema " + file.getFileName());
    }
    return schema(file).validate(document).stream().map(Object::toString).toList();
  }

  private static JsonSchema schema(Path file) throws IOException {
    return FACTORY.getSchema(Files.readString(file));
  }

  private static String fileOf(JsonNode document) {
    var apiVersion = document.path("apiVersion").asText().split("/");
    var version = apiVersion[apiVersion.length - 1];
    var group = apiVersion.length == 1 ? "" : apiVersion[0].split("\\.")[0] + "-";
    return document.path("kind").asText().toLowerCase(Locale.ROOT)
        + "-"
        + group
        + version
        + ".json";
  }
}
