package io.tocsin.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The content of a message. Missing parts are empty.
 *
 * @param text top level
 */
public record SlackContent(String text, JsonNode blocks, JsonNode attachments, JsonNode metadata) {
  private static final Set<String> SHOWN =
      Set.of("pretext", "title", "title_link", "text", "value", "footer", "url");

  static SlackContent of(SlackArguments arguments) {
    return new SlackContent(
        arguments.text("text").orElse(""),
        arguments.json("blocks").orElseGet(JsonNodeFactory.instance::arrayNode),
        arguments.json("attachments").orElseGet(JsonNodeFactory.instance::arrayNode),
        arguments.json("metadata").orElseGet(JsonNodeFactory.instance::objectNode));
  }

  /**
   * Applies an update: missing parts stay, except that a new text without blocks removes the old
   * blocks.
   */
  SlackContent updatedBy(SlackArguments arguments) {
    var given = of(arguments);
    boolean silent = !arguments.has("text") && !arguments.has("blocks");
    return new SlackContent(
        silent ? text : given.text,
        silent ? blocks : given.blocks,
        arguments.has("attachments") ? given.attachments : attachments,
        arguments.has("metadata") ? given.metadata : metadata);
  }

  boolean isEmpty() {
    return text.isBlank() && blocks.isEmpty() && attachments.isEmpty();
  }

  /** All visible text, one line per piece. */
  public String allText() {
    var lines = new ArrayList<String>();
    if (!text.isEmpty()) {
      lines.add(text);
    }
    collect(attachments, lines);
    collect(blocks, lines);
    return String.join("\n", lines);
  }

  /** Colour of the first attachment's bar, or empty. */
  public String color() {
    return attachments.path(0).path("color").asText("");
  }

  private static void collect(JsonNode node, List<String> lines) {
    node.forEach(child -> collect(child, lines));
    node.properties()
        .forEach(
            field -> {
              if (SHOWN.contains(field.getKey()) && field.getValue().isTextual()) {
                lines.add(field.getValue().asText());
              }
            });
  }
}
