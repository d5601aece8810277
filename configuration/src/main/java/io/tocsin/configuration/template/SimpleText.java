package io.tocsin.configuration.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text with simple expressions of Go's template language, which suffice for nearly every
 * configuration: one value with at most one filter. A text with any other expression is not a
 * simple text.
 */
public record SimpleText(List<Part> parts) {
  /** Built-in templates that render to plain text. */
  public static final Set<String> BUILT_IN =
      Set.of(
          "__subject",
          "__alertmanager",
          "__alertmanagerURL",
          "__text_alert_list",
          "slack.default.title",
          "slack.default.titlelink",
          "slack.default.username",
          "slack.default.fallback",
          "slack.default.pretext",
          "slack.default.text",
          "slack.default.footer",
          "slack.default.iconemoji",
          "slack.default.iconurl",
          "slack.default.callbackid",
          "email.default.subject",
          "pagerduty.default.description",
          "pagerduty.default.client",
          "pagerduty.default.clientURL");

  private static final Pattern ACTION = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
  private static final Pattern LABEL =
      Pattern.compile(
          "\\.(GroupLabels|CommonLabels|CommonAnnotations|RouteLabels)\\.([A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern VALUE =
      Pattern.compile("\\.(Status|Receiver|ExternalURL|NotificationReason)");
  private static final Pattern LIST = Pattern.compile("\\.(Alerts(?:\\.Firing|\\.Resolved)?)");
  private static final Pattern FILTERED = Pattern.compile("(\\S+)\\s*\\|\\s*(toUpper|toLower|len)");
  private static final Pattern LENGTH = Pattern.compile("len\\s+(\\S+)");
  private static final Pattern NAMED = Pattern.compile("template\\s+\"([^\"]+)\"\\s+\\.");
  private static final String STATUS_COLOR =
      "{{ if eq .Status \"firing\" }}danger{{ else }}good{{ end }}";

  /** The defaults of fields; each stands for the built-in text of its field. */
  private static final Pattern DEFAULT =
      Pattern.compile(
          "\\{\\{-?\\s*(template \"(__\\w+|[a-z0-9]+\\.default\\.\\w+)\" \\.(Alerts\\.\\w+)?"
              + "|\\.Alerts\\.(Firing|Resolved) \\| toJson)\\s*-?}}");

  public SimpleText {
    parts = List.copyOf(parts);
  }

  /** A part of the text. */
  public sealed interface Part {
    /** Text outside of expressions. */
    record Literal(String text) implements Part {}

    /**
     * @param name {@code Status}, {@code Receiver}, {@code ExternalURL}, {@code NotificationReason}
     */
    record Value(String name) implements Part {}

    /**
     * @param set {@code GroupLabels}, {@code CommonLabels}, …
     */
    record LabelValue(String set, String name) implements Part {}

    record Upper(Part of) implements Part {}

    record Lower(Part of) implements Part {}

    /**
     * @param list {@code Alerts}, {@code Alerts.Firing}, {@code Alerts.Resolved}
     */
    record Length(String list) implements Part {}

    /** One of {@link #BUILT_IN}. */
    record Named(String template) implements Part {}

    /** The default colour of a Slack message. */
    record StatusColor() implements Part {}
  }

  /**
   * @return empty if the text has any other expression
   */
  public static Optional<SimpleText> parse(String text) {
    if (isStatusColor(text)) {
      return Optional.of(new SimpleText(List.of(new Part.StatusColor())));
    }
    var parts = new ArrayList<Part>();
    var action = ACTION.matcher(text);
    int end = 0;
    while (action.find()) {
      parts.add(new Part.Literal(text.substring(end, action.start())));
      var part = part(action.group(1).strip());
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
      end = action.end();
    }
    var rest = text.substring(end);
    parts.add(new Part.Literal(rest));
    // An action that was opened and never closed is a mistake, not text.
    return rest.contains("{{") ? Optional.empty() : Optional.of(new SimpleText(parts));
  }

  /** Whether the text is what its field is without it, or can be filled in. */
  public static boolean isUnderstood(String text) {
    return DEFAULT.matcher(text.strip()).matches() || parse(text).isPresent();
  }

  /** The default of a Slack colour, which is the one condition that is understood. */
  public static boolean isStatusColor(String text) {
    return text.equals(STATUS_COLOR);
  }

  private static Optional<Part> part(String expression) {
    var filtered = FILTERED.matcher(expression);
    if (filtered.matches()) {
      return switch (filtered.group(2)) {
        case "toUpper" -> value(filtered.group(1)).map(Part.Upper::new);
        case "toLower" -> value(filtered.group(1)).map(Part.Lower::new);
        default -> length(filtered.group(1));
      };
    }
    var length = LENGTH.matcher(expression);
    if (length.matches()) {
      return length(length.group(1));
    }
    var named = NAMED.matcher(expression);
    return named.matches()
        ? Optional.of(named.group(1)).filter(BUILT_IN::contains).map(Part.Named::new)
        : value(expression);
  }

  private static Optional<Part> value(String field) {
    var value = VALUE.matcher(field);
    if (value.matches()) {
      return Optional.of(new Part.Value(value.group(1)));
    }
    var label = LABEL.matcher(field);
    return label.matches()
        ? Optional.of(new Part.LabelValue(label.group(1), label.group(2)))
        : Optional.empty();
  }

  private static Optional<Part> length(String field) {
    var list = LIST.matcher(field);
    return list.matches() ? Optional.of(new Part.Length(list.group(1))) : Optional.empty();
  }
}
