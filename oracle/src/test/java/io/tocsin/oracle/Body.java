package io.tocsin.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.oracle.Action.Silence;
import java.util.List;

/** Actions as the bodies of API v2, with their times counted from a beginning. */
final class Body {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Performance performance;

  Body(Performance performance) {
    this.performance = performance;
  }

  String alerts(List<Report> reports) {
    var alerts = MAPPER.createArrayNode();
    reports.forEach(report -> alert(alerts.addObject(), report));
    return alerts.toString();
  }

  String silence(Silence silence) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("startsAt", performance.at(silence.start()).toString());
    body.put("endsAt", performance.at(silence.end()).toString());
    body.put("createdBy", "oracle");
    body.put("comment", silence.name());
    matchers(body.putArray("matchers"), silence.matchers());
    return body.toString();
  }

  private void alert(ObjectNode alert, Report report) {
    var labels = alert.putObject("labels");
    report.labels().asMap().forEach(labels::put);
    alert.putObject("annotations").put("note", String.valueOf(report.note()));
    report.start().ifPresent(start -> alert.put("startsAt", performance.at(start).toString()));
    report.end().ifPresent(end -> alert.put("endsAt", performance.at(end).toString()));
  }

  private static void matchers(ArrayNode array, List<Matcher> matchers) {
    for (var matcher : matchers) {
      var operator = matcher.operator().symbol();
      array
          .addObject()
          .put("name", matcher.name())
          .put("value", matcher.value())
          .put("isRegex", operator.endsWith("~"))
          .put("isEqual", operator.startsWith("="));
    }
  }
}
