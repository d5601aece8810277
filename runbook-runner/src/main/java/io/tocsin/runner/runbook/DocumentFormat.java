package io.tocsin.runner.runbook;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tocsin.runner.problem.PostedText;
import io.tocsin.web.json.JsonFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Format of a runbook document. Both formats give the same tree. */
enum DocumentFormat {
  JSON {
    @Override
    JsonNode parse(byte[] document) throws InvalidRunbookException {
      try {
        return MAPPER.readTree(document);
      } catch (MismatchedInputException e) {
        throw unreadable("has content after its end" + place(e.getLocation()));
      } catch (JsonProcessingException e) {
        throw unreadable("cannot be read: " + JsonFault.text(e, LIMITS));
      } catch (IOException e) {
        throw new UncheckedIOException("reading from memory failed", e);
      }
    }
  },

  /** YAML 1.2 core schema: {@code on}, {@code no} and {@code 0123} keep their meaning as text. */
  YAML {
    @Override
    JsonNode parse(byte[] document) throws InvalidRunbookException {
      var settings =
          LoadSettings.builder()
              .setSchema(new CoreSchema())
              .setAllowDuplicateKeys(false)
              .setMaxAliasesForCollections(MAX_ALIASES)
              .setCodePointLimit(MAX_BYTES)
              .setAllowRecursiveKeys(false)
              .build();
      try {
        var tree =
            new Load(settings)
                .loadFromString(new String(document, java.nio.charset.StandardCharsets.UTF_8));
        return bounded(tree);
      } catch (MarkedYamlEngineException e) {
        var place =
            e.getProblemMark()
                .map(
                    mark ->
                        ", line %d, column %d".formatted(mark.getLine() + 1, mark.getColumn() + 1));
        throw unreadable("is not YAML%s: %s".formatted(place.orElse(""), shown(e.getProblem())));
      } catch (YamlEngineException e) {
        throw unreadable("is not YAML: " + shown(e.getMessage()));
      } catch (StackOverflowError e) {
        throw unreadable("is nested deeper than %d levels".formatted(MAX_DEPTH));
      }
    }
  };

  static final int MAX_BYTES = 256 * 1024;
  static final int MAX_DEPTH = 30;
  private static final int MAX_ALIASES = 20;

  /** Aliases share nodes in YAML but are copied in the tree, so nodes are counted too. */
  private static final int MAX_NODES = 50_000;

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build();
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(LIMITS)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * @throws InvalidRunbookException if the text cannot be parsed
   */
  abstract JsonNode parse(byte[] document) throws InvalidRunbookException;

  JsonNode read(byte[] document) throws InvalidRunbookException {
    if (document.length > MAX_BYTES) {
      throw unreadable("has %d bytes, %d are allowed".formatted(document.length, MAX_BYTES));
    }
    var tree = parse(document);
    if (tree == null || !tree.isObject()) {
      throw unreadable("is not an object with apiVersion, kind, metadata and spec");
    }
    return tree;
  }

  private static String place(@Nullable JsonLocation place) {
    return place == null
        ? ""
        : ", line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
  }

  /** Truncated, because parser messages may quote the document. */
  private static String shown(@Nullable String words) {
    return PostedText.shown(String.valueOf(words));
  }

  private static JsonNode bounded(Object tree) throws InvalidRunbookException {
    var budget = new int[] {MAX_NODES};
    if (!fits(tree, MAX_DEPTH, budget)) {
      throw unreadable(
          "is nested deeper than %d levels, or its aliases make it larger than %d values"
              .formatted(MAX_DEPTH, MAX_NODES));
    }
    return MAPPER.valueToTree(tree);
  }

  private static boolean fits(Object node, int depth, int[] budget) {
    if (depth == 0 || budget[0]-- == 0) {
      return false;
    }
    return switch (node) {
      case java.util.Map<?, ?> map ->
          map.values().stream().allMatch(value -> fits(value, depth - 1, budget));
      case Iterable<?> list -> {
        for (var value : list) {
          if (!fits(value, depth - 1, budget)) {
            yield false;
          }
        }
        yield true;
      }
      case null, default -> true;
    };
  }

  private static InvalidRunbookException unreadable(String why) {
    return new InvalidRunbookException(
        "the document cannot be read", List.of(new ValidationError("/", "the document " + why)));
  }
}
