package io.tocsin.configuration.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree from the library's events rather than with its composer, which overflows the
 * stack on deep nesting. Never creates a type from a tag, and counts every alias with its full
 * content.
 */
final class SafeYaml {
  private static final int MAX_CHARACTERS = 1 << 20;
  private static final int MAX_NODES = 50_000;
  private static final int MAX_ALIASES = 50;

  /** Fifty levels of routes need a hundred levels, plus a few at both ends. */
  private static final int MAX_DEPTH = 128;

  private static final Set<String> PLAIN_TAGS =
      Set.of(
          "!",
          tag("str"),
          tag("int"),
          tag("float"),
          tag("bool"),
          tag("null"),
          tag("map"),
          tag("seq"));

  private final Iterator<Event> events;
  private final Map<Anchor, YamlNode> anchors = new HashMap<>();
  private int nodes;
  private int aliases;
  private Place reached = Place.START;

  private SafeYaml(Iterator<Event> events) {
    this.events = events;
  }

  /**
   * @return empty if the text has no document
   * @throws YamlMistake if it is not YAML, or too much of it
   */
  static Optional<YamlNode> load(String text) {
    if (text.length() > MAX_CHARACTERS) {
      throw new YamlMistake(Place.START, "the file is larger than 1 MiB");
    }
    // The library fails on half of a surrogate pair.
    if (!isUnicode(text)) {
      throw new YamlMistake(Place.START, "the text is not valid UTF-8");
    }
    var settings = LoadSettings.builder().setCodePointLimit(MAX_CHARACTERS).build();
    var yaml = new SafeYaml(new Parse(settings).parseString(text).iterator());
    try {
      return yaml.document();
    } catch (MarkedYamlEngineException e) {
      throw new YamlMistake(
          e.getProblemMark().map(SafeYaml::place).orElse(Place.START), e.getProblem());
    } catch (YamlEngineException e) {
      throw new YamlMistake(Place.START, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // Thrown by the library if the text ends in the middle of an escape.
      throw new YamlMistake(
          yaml.reached,
          "invalid YAML after this position; look for an incomplete escape such as \\u");
    }
  }

  private Optional<YamlNode> document() {
    events.next();
    if (events.next().getEventId() == Event.ID.StreamEnd) {
      return Optional.empty();
    }
    var root = node(events.next(), 0);
    events.next();
    var after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw new YamlMistake(place(after), "a second document; only one is read");
    }
    return Optional.of(root);
  }

  private YamlNode node(Event event, int depth) {
    reached = place(event);
    if (depth > MAX_DEPTH) {
      throw new YamlMistake(place(event), "nested deeper than " + MAX_DEPTH + " levels");
    }
    var node =
        switch (event) {
          case AliasEvent alias -> aliased(alias);
          case ScalarEvent scalar -> scalar(scalar);
          case CollectionStartEvent start -> collection(start, depth);
          default -> throw new YamlMistake(place(event), "unexpected " + event.getEventId());
        };
    // Registered only now, so that an anchor cannot be used inside itself.
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
    return node;
  }

  private YamlNode aliased(AliasEvent event) {
    var node = anchors.get(event.getAlias());
    if (node == null) {
      throw new YamlMistake(place(event), "unknown anchor *" + event.getAlias().getValue());
    }
    if (!(node instanceof YamlNode.Scalar) && ++aliases > MAX_ALIASES) {
      throw new YamlMistake(place(event), "more than " + MAX_ALIASES + " aliases");
    }
    count(event, node.size());
    return node;
  }

  private YamlNode scalar(ScalarEvent event) {
    checkTag(event, event.getTag());
    count(event, 1);
    // An escape can produce half a surrogate pair, which cannot be encoded later.
    if (!isUnicode(event.getValue())) {
      throw new YamlMistake(
          place(event), "incomplete surrogate pair; write both escapes of the character");
    }
    return new YamlNode.Scalar(place(event), event.getValue(), event.isPlain());
  }

  private YamlNode collection(CollectionStartEvent event, int depth) {
    checkTag(event, event.getTag());
    count(event, 1);
    return event.getEventId() == Event.ID.SequenceStart
        ? sequence(place(event), depth)
        : mapping(place(event), depth);
  }

  private YamlNode sequence(Place place, int depth) {
    int before = nodes;
    var items = new ArrayList<YamlNode>();
    for (var next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      items.add(node(next, depth + 1));
    }
    return new YamlNode.Sequence(place, items, nodes - before + 1);
  }

  private YamlNode mapping(Place place, int depth) {
    int before = nodes;
    var entries = new LinkedHashMap<String, YamlNode.Entry>();
    var merged = new ArrayList<YamlNode>();
    for (var next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
      var key = key(node(next, depth + 1), next);
      var value = node(events.next(), depth + 1);
      if (key.plain() && key.text().equals("<<")) {
        merged.add(value);
      } else if (entries.put(key.text(), new YamlNode.Entry(key.place(), value)) != null) {
        throw new YamlMistake(key.place(), "duplicate key \"" + key.text() + "\"");
      }
    }
    merged.forEach(value -> merge(value, entries));
    return new YamlNode.Mapping(place, entries, nodes - before + 1);
  }

  private static YamlNode.Scalar key(YamlNode node, Event event) {
    if (node instanceof YamlNode.Scalar key) {
      return key;
    }
    throw new YamlMistake(place(event), "a key must be text");
  }

  /** The merge key of YAML 1.1: the mapping's own keys take precedence. */
  private static void merge(YamlNode value, Map<String, YamlNode.Entry> entries) {
    switch (value) {
      case YamlNode.Mapping mapping -> mapping.entries().forEach(entries::putIfAbsent);
      case YamlNode.Sequence sequence -> sequence.items().forEach(item -> merge(item, entries));
      case YamlNode.Scalar scalar ->
          throw new YamlMistake(scalar.place(), "only a mapping can be merged with <<");
    }
  }

  private void count(Event event, int more) {
    nodes += more;
    if (nodes > MAX_NODES) {
      throw new YamlMistake(
          place(event), "more than " + MAX_NODES + " values, aliases counted in full");
    }
  }

  private static void checkTag(Event event, Optional<String> tag) {
    if (tag.isPresent() && !PLAIN_TAGS.contains(tag.get())) {
      throw new YamlMistake(place(event), "tag " + tag.get() + " is not allowed");
    }
  }

  private static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static String tag(String type) {
    return "tag:yaml.org,2002:" + type;
  }

  private static Place place(Event event) {
    return event.getStartMark().map(SafeYaml::place).orElse(Place.START);
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
