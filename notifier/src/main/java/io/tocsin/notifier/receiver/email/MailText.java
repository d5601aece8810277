package io.tocsin.notifier.receiver.email;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.notifier.template.BuiltInTexts;
import io.tocsin.notifier.template.MessageData;
import java.util.List;
import java.util.Locale;

/** The plain part: complete by itself, the state in its first word. */
final class MailText {
  private static final int MOST_ALERTS = 50;

  private MailText() {}

  static String of(MessageData data, String receiver) {
    return data.status().word().toUpperCase(Locale.ROOT)
        + ": "
        + MailHtml.title(data)
        + "\n"
        + section("Firing", data, AlertStatus.FIRING)
        + section("Resolved", data, AlertStatus.RESOLVED)
        + "\nOpen: "
        + BuiltInTexts.url(data)
        + "\n\nYou get this because a route sends to receiver "
        + receiver
        + ".\n";
  }

  private static String section(String word, MessageData data, AlertStatus status) {
    var alerts = status == AlertStatus.FIRING ? data.firing() : data.resolved();
    return alerts.isEmpty()
        ? ""
        : "\n["
            + alerts.size()
            + "] "
            + word
            + "\n"
            + BuiltInTexts.textList(shown(alerts))
            + rest(alerts);
  }

  private static List<NotifiedAlert> shown(List<NotifiedAlert> alerts) {
    return alerts.subList(0, Math.min(alerts.size(), MOST_ALERTS));
  }

  private static String rest(List<NotifiedAlert> alerts) {
    int hidden = alerts.size() - MOST_ALERTS;
    return hidden > 0 ? "and " + hidden + " more\n" : "";
  }
}
