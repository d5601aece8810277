package io.tocsin.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;

/** Slack's size limits that our messages can reach. */
final class SlackLimits {
  static final int TRUNCATED_TEXT = 40_000;
  private static final int UPDATED_TEXT = 4_000;
  private static final int BLOCKS = 50;
  private static final int ALL_BLOCKS = 13_000;
  private static final int ATTACHMENTS = 100;
  private static final int SECTION_TEXT = 3_000;
  private static final int SECTION_FIELDS = 10;
  private static final int FIELD_TEXT = 2_000;
  private static final int HEADER_TEXT = 150;
  private static final int CONTEXT_ELEMENTS = 10;
  private static final int ACTION_ELEMENTS = 25;
  private static final int BUTTON_TEXT = 75;
  private static final int BUTTON_VALUE = 2_000;
  private static final int URL = 3_000;
  private static final int ID = 255;
  private static final int OPTIONS = 100;
  private static final int OPTION_TEXT = 75;

  private SlackLimits() {}

  /** The error that Slack would return. */
  static Optional<String> refusal(SlackContent content, boolean update) {
    if (content.isEmpty()) {
      return Optional.of("no_text");
    }
    if (update && content.text().length() > UPDATED_TEXT) {
      return Optional.of("msg_too_long");
    }
    if (content.attachments().size() > ATTACHMENTS) {
      return Optional.of("too_many_attachments");
    }
    if (length(content.blocks()) + lengthInAttachments(content) > ALL_BLOCKS) {
      return Optional.of("msg_blocks_too_long");
    }
    if (!areValid(content.blocks())) {
      return Optional.of("invalid_blocks");
    }
    for (var attachment : content.attachments()) {
      if (!areValid(attachment.path("blocks"))) {
        return Optional.of("invalid_attachments");
      }
    }
    return Optional.empty();
  }

  private static int lengthInAttachments(SlackContent content) {
    int sum = 0;
    for (var attachment : content.attachments()) {
      sum += length(attachment.path("blocks"));
    }
    return sum;
  }

  private static int length(JsonNode blocks) {
    return blocks.isEmpty() ? 0 : blocks.toString().length();
  }

  private static boolean areValid(JsonNode blocks) {
    var ids = new HashSet<String>();
    for (var block : blocks) {
      var id = block.path("block_id").asText("");
      if (!isValid(block) || id.length() > ID || (!id.isEmpty() && !ids.add(id))) {
        return false;
      }
    }
    return blocks.size() <= BLOCKS;
  }

  private static boolean isValid(JsonNode block) {
    return switch (block.path("type").asText()) {
      case "section" -> isValidSection(block);
      case "header" -> isText(block.path("text"), HEADER_TEXT);
      case "context" -> hasElements(block, CONTEXT_ELEMENTS);
      case "actions" -> hasElements(block, ACTION_ELEMENTS) && areValidElements(block);
      case "divider", "image", "rich_text", "input", "markdown", "video", "table" -> true;
      default -> false;
    };
  }

  private static boolean isValidSection(JsonNode section) {
    boolean hasText = section.has("text");
    boolean hasFields = !section.path("fields").isEmpty();
    if (!hasText && !hasFields) {
      return false;
    }
    for (var field : section.path("fields")) {
      if (!isText(field, FIELD_TEXT)) {
        return false;
      }
    }
    return section.path("fields").size() <= SECTION_FIELDS
        && (!hasText || isText(section.path("text"), SECTION_TEXT));
  }

  private static boolean hasElements(JsonNode block, int most) {
    int count = block.path("elements").size();
    return count >= 1 && count <= most;
  }

  private static boolean areValidElements(JsonNode block) {
    for (var element : block.path("elements")) {
      boolean valid =
          switch (element.path("type").asText()) {
            case "button" -> isValidButton(element);
            case "static_select" -> areValidOptions(element.path("options"));
            default -> true;
          };
      if (!valid || element.path("action_id").asText("").length() > ID) {
        return false;
      }
    }
    return true;
  }

  private static boolean isValidButton(JsonNode button) {
    return isText(button.path("text"), BUTTON_TEXT)
        && button.path("value").asText("").length() <= BUTTON_VALUE
        && button.path("url").asText("").length() <= URL;
  }

  private static boolean areValidOptions(JsonNode options) {
    for (var option : options) {
      if (!isText(option.path("text"), OPTION_TEXT)
          || option.path("value").asText("").length() > OPTION_TEXT) {
        return false;
      }
    }
    return !options.isEmpty() && options.size() <= OPTIONS;
  }

  private static boolean isText(JsonNode text, int longest) {
    int length = text.path("text").asText("").length();
    return length >= 1 && length <= longest;
  }
}
