package io.tocsin.bench.peer;

import io.tocsin.bench.subject.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures of all rounds, one column per subject. */
final class Table {
  private final Map<String, Map<String, List<Double>>> rows = new LinkedHashMap<>();

  void add(Part part, Subject subject, List<Figure> figures) {
    for (var figure : figures) {
      rows.computeIfAbsent(title(part, figure), title -> new LinkedHashMap<>())
          .computeIfAbsent(subject.name(), name -> new ArrayList<>())
          .add(figure.value());
    }
  }

  /** Markdown; the values of a cell are the rounds in their order. */
  String print(List<Subject> subjects) {
    var head = subjects.stream().map(Subject::name).collect(Collectors.joining(" | "));
    var text =
        new StringBuilder("| | " + head + " |\n|---" + "|---".repeat(subjects.size()) + "|\n");
    rows.forEach((title, cells) -> text.append(row(title, cells, subjects)));
    return text.toString();
  }

  private static String row(String title, Map<String, List<Double>> cells, List<Subject> subjects) {
    return subjects.stream()
        .map(subject -> cell(cells.getOrDefault(subject.name(), List.of())))
        .collect(Collectors.joining(" | ", "| " + title + " | ", " |\n"));
  }

  private static String cell(List<Double> values) {
    return values.isEmpty()
        ? "–"
        : values.stream().map(Table::number).collect(Collectors.joining("; "));
  }

  private static String number(double value) {
    return String.format(
        Locale.ROOT, Math.abs(value) < 100 && value % 1 != 0 ? "%.1f" : "%,.0f", value);
  }

  private static String title(Part part, Figure figure) {
    return part.name().toLowerCase(Locale.ROOT) + ": " + figure.name();
  }
}
