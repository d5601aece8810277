package io.tocsin.standalone.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The files of this source tree, seen from its top. */
final class Tree {
  /** Tests run in the folder of their module. */
  private static final Path TOP = Path.of("").toAbsolutePath().getParent();

  private static final ObjectMapper JSON = new ObjectMapper();

  private Tree() {}

  static Path path(String relative) {
    return TOP.resolve(relative);
  }

  static String text(String relative) throws IOException {
    return Files.readString(path(relative));
  }

  /** Each document of a YAML text, with merge keys resolved. */
  static List<JsonNode> documents(String yaml) {
    var settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    var documents = new Load(settings).loadAllFromString(yaml).spliterator();
    return StreamSupport.stream(documents, false).<JsonNode>map(JSON::valueToTree).toList();
  }
}
