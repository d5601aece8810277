package io.tocsin.notifier.template;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.label.LabelSet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The texts of Alertmanager's default templates, character for character.
 *
 * @see <a
 *     href="https://github.com/prometheus/alertmanager/blob/main/template/default.tmpl">default.tmpl</a>
 */
public final class BuiltInTexts {
  public static final String PRODUCT = "Alertmanager";

  private BuiltInTexts() {}

  /** {@code [FIRING:2] DiskFull pve1 (critical)}; without parentheses a trailing space remains. */
  public static String subject(MessageData data) {
    return "["
        + statusAndCount(data)
        + "] "
        + LabelPairs.values(data.groupLabels())
        + " "
        + rest(data);
  }

  /** The list of this receiver's alerts in the console. */
  public static String url(MessageData data) {
    return data.externalUrl() + "/#/alerts?receiver=" + queryEscaped(data.receiver());
  }

  /** As Go's {@code url.QueryEscape}, which differs from Java's encoder in two characters. */
  private static String queryEscaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }

  public static String textList(List<NotifiedAlert> alerts) {
    return alerts.stream().map(BuiltInTexts::text).collect(Collectors.joining());
  }

  /**
   * A built-in template that renders to plain text.
   *
   * @param template one of {@link io.tocsin.configuration.template.SimpleText#BUILT_IN}
   */
  static String named(String template, MessageData data) {
    return switch (template) {
      case "__subject",
          "slack.default.title",
          "email.default.subject",
          "pagerduty.default.description" ->
          subject(data);
      case "__alertmanagerURL", "slack.default.titlelink", "pagerduty.default.clientURL" ->
          url(data);
      case "__alertmanager", "slack.default.username", "pagerduty.default.client" -> PRODUCT;
      case "slack.default.fallback" -> subject(data) + " | " + url(data);
      case "slack.default.pretext",
          "slack.default.text",
          "slack.default.footer",
          "slack.default.iconemoji",
          "slack.default.iconurl",
          "slack.default.callbackid" ->
          "";
      case "__text_alert_list" -> textList(data.alerts());
      default -> throw new IllegalArgumentException("there is no built-in text " + template);
    };
  }

  private static String statusAndCount(MessageData data) {
    var status = data.status().word().toUpperCase(Locale.ROOT);
    return data.isFiring() ? status + ":" + data.firing().size() : status;
  }

  private static String rest(MessageData data) {
    if (data.commonLabels().size() <= data.groupLabels().size()) {
      return "";
    }
    return "("
        + LabelPairs.values(
            data.commonLabels().keeping(label -> !data.groupLabels().has(label.name())))
        + ")";
  }

  private static String text(NotifiedAlert alert) {
    return "Labels:\n"
        + pairs(alert.labels())
        + "Annotations:\n"
        + pairs(alert.annotations())
        + "Source: "
        + alert.generatorUrl()
        + "\n";
  }

  private static String pairs(LabelSet labels) {
    return LabelPairs.sorted(labels).stream()
        .map(label -> " - " + label.name() + " = " + label.value() + "\n")
        .collect(Collectors.joining());
  }
}
