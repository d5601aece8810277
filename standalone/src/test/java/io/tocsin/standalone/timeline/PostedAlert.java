package io.tocsin.standalone.timeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An alert as it is posted.
 *
 * @param startsAt seconds since the start of the run; empty leaves it to the process
 */
record PostedAlert(
    Map<String, String> labels,
    Map<String, String> annotations,
    Optional<Double> startsAt,
    Optional<Double> endsAt) {
  private static final double LONG = 3600;
  private static final String ANNOTATION = "@";
  private static final Pattern NOTATION =
      Pattern.compile(
          "(?<sign>[+-]?)(?<name>[A-Z])(?<i>\\w*)(?:\\((?<start>NUMBER),?(?<end>NUMBER)\\))?(?:\\{(?<pairs>[^}]*)})?"
              .replace("NUMBER", "(?:-?\\d+(?:\\.\\d+)?)?"));

  /**
   * Reads {@code +A1}, {@code -A1}, {@code A1(1,3){cl=1,@note=x}}.
   *
   * @param now seconds since the start of the run
   * @throws IllegalArgumentException if it is something else
   */
  static PostedAlert parse(String notation, double now) {
    var found = NOTATION.matcher(notation);
    if (!found.matches()) {
      throw new IllegalArgumentException("not an alert: " + notation);
    }
    var labels = new LinkedHashMap<>(Map.of("alertname", found.group("name")));
    if (!found.group("i").isEmpty()) {
      labels.put("i", found.group("i"));
    }
    var annotations = new LinkedHashMap<String, String>();
    readPairs(found.group("pairs"), labels, annotations);
    return new PostedAlert(labels, annotations, start(found, now), end(found, now));
  }

  ObjectNode json(RunTime time) {
    var alert = JsonNodeFactory.instance.objectNode();
    labels.forEach(alert.putObject("labels")::put);
    annotations.forEach(alert.putObject("annotations")::put);
    startsAt.ifPresent(at -> alert.put("startsAt", time.at(at).toString()));
    endsAt.ifPresent(at -> alert.put("endsAt", time.at(at).toString()));
    return alert;
  }

  private static Optional<Double> start(Matcher found, double now) {
    return found.group("start") == null
        ? Optional.of(now).filter(_ -> found.group("sign").equals("+"))
        : number(found.group("start"));
  }

  private static Optional<Double> end(Matcher found, double now) {
    if (found.group("end") != null) {
      return number(found.group("end"));
    }
    return switch (found.group("sign")) {
      case "+" -> Optional.of(now + LONG);
      case "-" -> Optional.of(now);
      default -> Optional.empty();
    };
  }

  private static Optional<Double> number(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty()).map(Double::valueOf);
  }

  private static void readPairs(
      String pairs, Map<String, String> labels, Map<String, String> annotations) {
    if (pairs == null) {
      return;
    }
    for (var pair : pairs.split(",", -1)) {
      var nameAndValue = pair.split("=", 2);
      if (pair.startsWith(ANNOTATION)) {
        annotations.put(nameAndValue[0].substring(ANNOTATION.length()), nameAndValue[1]);
      } else {
        labels.put(nameAndValue[0], nameAndValue[1]);
      }
    }
  }
}
