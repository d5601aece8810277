package io.tocsin.notifier.template;

import io.tocsin.configuration.template.SimpleText;
import io.tocsin.configuration.template.SimpleText.Part;
import io.tocsin.model.label.LabelSet;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Renders simple expressions; {@link SimpleText} defines them. */
final class SimpleTemplate {
  private SimpleTemplate() {}

  /**
   * @return empty if the text uses any other template feature
   */
  static Optional<String> render(ConfiguredText configured, MessageData data) {
    return SimpleText.parse(configured.template())
        .map(text -> render(text, data, configured.escape()));
  }

  /** Escapes values, but not the text itself. */
  private static String render(SimpleText text, MessageData data, UnaryOperator<String> escape) {
    return text.parts().stream()
        .map(
            part ->
                part instanceof Part.Literal(var words) ? words : escape.apply(value(part, data)))
        .collect(Collectors.joining());
  }

  private static String value(Part part, MessageData data) {
    return switch (part) {
      case Part.Literal(var words) -> words;
      case Part.Value(var name) -> value(name, data);
      case Part.LabelValue(var set, var name) -> labels(set, data).valueOrEmpty(name);
      case Part.Upper(var of) -> value(of, data).toUpperCase(Locale.ROOT);
      case Part.Lower(var of) -> value(of, data).toLowerCase(Locale.ROOT);
      case Part.Length(var list) -> String.valueOf(length(list, data));
      case Part.Named(var template) -> BuiltInTexts.named(template, data);
      case Part.StatusColor() -> data.isFiring() ? "danger" : "good";
    };
  }

  private static String value(String name, MessageData data) {
    return switch (name) {
      case "Status" -> data.status().word();
      case "Receiver" -> data.receiver();
      case "ExternalURL" -> data.externalUrl();
      default -> data.reason().text();
    };
  }

  private static int length(String list, MessageData data) {
    return switch (list) {
      case "Alerts.Firing" -> data.firing().size();
      case "Alerts.Resolved" -> data.resolved().size();
      default -> data.alerts().size();
    };
  }

  private static LabelSet labels(String set, MessageData data) {
    return switch (set) {
      case "GroupLabels" -> data.groupLabels();
      case "CommonLabels" -> data.commonLabels();
      case "CommonAnnotations" -> data.commonAnnotations();
      default -> data.routeLabels();
    };
  }
}
