package io.tocsin.notifier.receiver.email;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.label.Label;
import io.tocsin.model.label.LabelSet;
import io.tocsin.notifier.receiver.MessageForm;
import io.tocsin.notifier.template.BuiltInTexts;
import io.tocsin.notifier.template.LabelPairs;
import io.tocsin.notifier.template.MessageData;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The HTML part: the same content and colours as Alertmanager's mail, inline styles only, no
 * external resources. Long lists of alerts are cut, because mail clients hide what exceeds about
 * 100 kB.
 */
final class MailHtml {
  private static final int MOST_ALERTS = 50;
  private static final String RED = "#E6522C";
  private static final String GREEN = "#68B90F";

  private MailHtml() {}

  static String of(MessageData data, MessageForm form) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"></head>
    <body style="font-family:Helvetica,Arial,sans-serif;font-size:14px;margin:0;padding:16px">
    <div style="background:%s;color:#fff;font-size:16px;font-weight:500;padding:16px">%s</div>
    <p>%s</p>
    %s%s
    <p style="color:#777;font-size:12px">Sent by %s</p>
    </body></html>
    """
        .formatted(
            data.isFiring() ? RED : GREEN,
            Html.escape(title(data)),
            Html.link(BuiltInTexts.url(data), "View in Tocsin"),
            section("Firing", data.firing(), form),
            section("Resolved", data.resolved(), form),
            Html.link(data.externalUrl(), "Tocsin"));
  }

  /** {@code 2 alerts for alertname=DiskFull cluster=pve1}. */
  static String title(MessageData data) {
    int count = data.alerts().size();
    var group =
        LabelPairs.sorted(data.groupLabels()).stream()
            .map(label -> label.name() + "=" + label.value())
            .collect(Collectors.joining(" "));
    return count + (count == 1 ? " alert" : " alerts") + (group.isEmpty() ? "" : " for " + group);
  }

  private static String section(String word, List<NotifiedAlert> alerts, MessageForm form) {
    if (alerts.isEmpty()) {
      return "";
    }
    int most = Math.min(MOST_ALERTS, form.alerts());
    var shown = alerts.stream().limit(most).map(MailHtml::alert).collect(Collectors.joining());
    int hidden = alerts.size() - most;
    var rest = hidden > 0 ? "<p>and " + hidden + " more</p>" : "";
    return "<h3>[" + alerts.size() + "] " + word + "</h3>" + shown + rest;
  }

  private static String alert(NotifiedAlert alert) {
    return "<p><strong>Labels</strong><br>"
        + lines(alert.labels())
        + (alert.annotations().isEmpty()
            ? ""
            : "<strong>Annotations</strong><br>" + lines(alert.annotations()))
        + (alert.generatorUrl().isEmpty() ? "" : Html.link(alert.generatorUrl(), "Source"))
        + "</p>";
  }

  private static String lines(LabelSet labels) {
    return LabelPairs.sorted(labels).stream().map(MailHtml::line).collect(Collectors.joining());
  }

  private static String line(Label label) {
    return Html.escape(label.name()) + " = " + Html.escape(label.value()) + "<br>";
  }
}
