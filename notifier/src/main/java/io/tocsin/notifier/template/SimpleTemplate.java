package io.tocsin.notifier.template;

import io.tocsin.model.label.LabelSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expressions of Go's template language that nearly every configuration is content with: one
 * value, at most one filter behind it. Whatever says more is declined as a whole, never half
 * rendered.
 */
final class SimpleTemplate {
  private static final Pattern ACTION = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
  private static final Pattern FIELD =
      Pattern.compile(
          "\\.(GroupLabels|CommonLabels|CommonAnnotations|RouteLabels)\\.([A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern FILTERED = Pattern.compile("(\\S+)\\s*\\|\\s*(toUpper|toLower|len)");
  private static final Pattern LENGTH = Pattern.compile("len\\s+(\\S+)");
  private static final Pattern BUILT_IN = Pattern.compile("template\\s+\"([^\"]+)\"\\s+\\.");
  private static final String DEFAULT_COLOR =
      "{{ if eq .Status \"firing\" }}danger{{ else }}good{{ end }}";

  private SimpleTemplate() {}

  /**
   * @return empty if the text uses more of the language than this
   */
  static Optional<String> render(ConfiguredText configured, MessageData data) {
    var text = configured.template();
    if (isDefaultColor(text)) {
      return Optional.of(data.isFiring() ? "danger" : "good");
    }
    if (isUnfinished(text)) {
      return Optional.empty();
    }
    var rendered = new StringBuilder();
    var action = ACTION.matcher(text);
    while (action.find()) {
      var value = value(action.group(1).strip(), data);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      action.appendReplacement(
          rendered, Matcher.quoteReplacement(configured.escape().apply(value.get())));
    }
    return Optional.of(action.appendTail(rendered).toString());
  }

  /** An action that was opened and never closed is a mistake, not text. */
  private static boolean isUnfinished(String text) {
    return ACTION.matcher(text).replaceAll("").contains("{{");
  }

  static boolean isDefaultColor(String text) {
    return text.equals(DEFAULT_COLOR);
  }

  private static Optional<String> value(String expression, MessageData data) {
    var filtered = FILTERED.matcher(expression);
    if (filtered.matches()) {
      return filtered(filtered.group(1), filtered.group(2), data);
    }
    var length = LENGTH.matcher(expression);
    if (length.matches()) {
      return length(length.group(1), data);
    }
    var builtIn = BUILT_IN.matcher(expression);
    return builtIn.matches() ? BuiltInTexts.named(builtIn.group(1), data) : text(expression, data);
  }

  private static Optional<String> filtered(String field, String filter, MessageData data) {
    return switch (filter) {
      case "toUpper" -> text(field, data).map(text -> text.toUpperCase(Locale.ROOT));
      case "toLower" -> text(field, data).map(text -> text.toLowerCase(Locale.ROOT));
      default -> length(field, data);
    };
  }

  private static Optional<String> length(String list, MessageData data) {
    return switch (list) {
      case ".Alerts" -> Optional.of(String.valueOf(data.alerts().size()));
      case ".Alerts.Firing" -> Optional.of(String.valueOf(data.firing().size()));
      case ".Alerts.Resolved" -> Optional.of(String.valueOf(data.resolved().size()));
      default -> Optional.empty();
    };
  }

  private static Optional<String> text(String field, MessageData data) {
    return switch (field) {
      case ".Status" -> Optional.of(data.status().word());
      case ".Receiver" -> Optional.of(data.receiver());
      case ".ExternalURL" -> Optional.of(data.externalUrl());
      case ".NotificationReason" -> Optional.of(data.reason().text());
      default -> label(field, data);
    };
  }

  private static Optional<String> label(String field, MessageData data) {
    var parts = FIELD.matcher(field);
    return parts.matches()
        ? Optional.of(labels(parts.group(1), data).valueOrEmpty(parts.group(2)))
        : Optional.empty();
  }

  private static LabelSet labels(String name, MessageData data) {
    return switch (name) {
      case "GroupLabels" -> data.groupLabels();
      case "CommonLabels" -> data.commonLabels();
      case "CommonAnnotations" -> data.commonAnnotations();
      default -> data.routeLabels();
    };
  }
}
