package io.tocsin.gateway.silence;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.gateway.call.CallRejected;
import io.tocsin.gateway.ingest.body.SourceText;
import io.tocsin.gateway.ingest.body.SourceTime;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to the members of a posted JSON object. Null counts as missing, as in Go.
 *
 * @param path of the object, for messages: empty at the top, else ending in a dot
 */
record JsonMembers(String path, JsonNode object) {

  /**
   * @throws CallRejected if it is neither an object nor null
   */
  JsonMembers {
    if (!object.isObject() && !object.isNull()) {
      throw wrongType(path.isEmpty() ? "silence" : path, "an object", object);
    }
  }

  Optional<String> text(String name) {
    return member(name)
        .map(
            value -> {
              if (!value.isTextual()) {
                throw wrongType(path + name, "a string", value);
              }
              return SourceText.storable(value.textValue());
            });
  }

  Optional<Boolean> flag(String name) {
    return member(name)
        .map(
            value -> {
              if (!value.isBoolean()) {
                throw wrongType(path + name, "true or false", value);
              }
              return value.booleanValue();
            });
  }

  Optional<SourceTime> time(String name) {
    return text(name).map(text -> time(path + name, text));
  }

  /** Empty if the member is missing. */
  Optional<List<JsonMembers>> objects(String name) {
    return member(name)
        .map(
            value -> {
              if (!value.isArray()) {
                throw wrongType(path + name, "an array", value);
              }
              var objects = new ArrayList<JsonMembers>();
              for (var element : value) {
                objects.add(new JsonMembers(path + name + "." + objects.size() + ".", element));
              }
              return objects;
            });
  }

  /** String members by name; empty if the member is missing. */
  Map<String, String> texts(String name) {
    var members = member(name).map(value -> new JsonMembers(path + name + ".", value));
    var texts = new HashMap<String, String>();
    members.ifPresent(
        of ->
            of.object
                .fieldNames()
                .forEachRemaining(
                    key -> texts.put(SourceText.storable(key), of.text(key).orElse(""))));
    return texts;
  }

  <T> T required(String name, Optional<T> value) {
    return value.orElseThrow(() -> CallRejected.missing(path + name));
  }

  private Optional<JsonNode> member(String name) {
    @Nullable JsonNode value = object.get(name);
    return Optional.ofNullable(value).filter(given -> !given.isNull());
  }

  private static SourceTime time(String member, String text) {
    try {
      return SourceTime.parse(text);
    } catch (DateTimeException e) {
      throw SilenceBody.unreadable(
          "%s is %s, which is not a time such as 2006-01-02T15:04:05Z"
              .formatted(member, SourceText.quoted(text)));
    }
  }

  private static CallRejected wrongType(String member, String wanted, JsonNode found) {
    return SilenceBody.unreadable(
        "%s must be %s, not %s"
            .formatted(
                SourceText.shown(member),
                wanted,
                found.getNodeType().name().toLowerCase(Locale.ROOT)));
  }
}
