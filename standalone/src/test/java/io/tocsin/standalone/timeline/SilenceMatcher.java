package io.tocsin.standalone.timeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.model.matcher.Matcher;

/** A matcher as a silence of API v2 has it. */
final class SilenceMatcher {
  private SilenceMatcher() {}

  static ObjectNode json(Matcher matcher) {
    var operator = matcher.operator().symbol();
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", matcher.name())
        .put("value", matcher.value())
        .put("isRegex", operator.endsWith("~"))
        .put("isEqual", operator.startsWith("="));
  }
}
