package io.tocsin.configuration.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Builds the tree from the library's events rather than with its composer, which overflows the
 * stack on deep nesting. Never creates a type from a tag, and counts every alias with its full
 * content.
 */
final class YamlTree {
  /** Fifty levels of routes need a hundred levels, plus a few at both ends. */
  private static final int MAX_DEPTH = 128;

  private final Iterator<Event> events;
  private final Map<Anchor, YamlNode> anchors = new HashMap<>();
  private final NodeLimit limit = new NodeLimit();
  private Place reached = Place.START;

  YamlTree(Iterator<Event> events) {
    this.events = events;
  }

  /** Where the last node that was begun starts. */
  Place reached() {
    return reached;
  }

  /** Empty if there is no document. */
  Optional<YamlNode> document() {
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
    limit.addAlias(node, place(event));
    return node;
  }

  private YamlNode scalar(ScalarEvent event) {
    PlainTags.require(event.getTag(), place(event));
    limit.add(1, place(event));
    // An escape can produce half a surrogate pair, which cannot be encoded later.
    if (!SafeYaml.isUnicode(event.getValue())) {
      throw new YamlMistake(
          place(event), "incomplete surrogate pair; write both escapes of the character");
    }
    return new YamlNode.Scalar(place(event), event.getValue(), event.isPlain());
  }

  private YamlNode collection(CollectionStartEvent event, int depth) {
    PlainTags.require(event.getTag(), place(event));
    limit.add(1, place(event));
    return event.getEventId() == Event.ID.SequenceStart
        ? sequence(place(event), depth)
        : mapping(place(event), depth);
  }

  private YamlNode sequence(Place place, int depth) {
    int before = limit.nodes();
    var items = new ArrayList<YamlNode>();
    for (var next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      items.add(node(next, depth + 1));
    }
    return new YamlNode.Sequence(place, items, limit.nodes() - before + 1);
  }

  private YamlNode mapping(Place place, int depth) {
    int before = limit.nodes();
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
    return new YamlNode.Mapping(place, entries, limit.nodes() - before + 1);
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

  private static Place place(Event event) {
    return event.getStartMark().map(SafeYaml::place).orElse(Place.START);
  }
}
