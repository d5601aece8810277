package io.tocsin.notifier.receiver.email;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.notifier.receiver.CutText;
import io.tocsin.notifier.receiver.MessageForm;
import io.tocsin.notifier.template.BuiltInTexts;
import io.tocsin.notifier.template.MessageData;
import java.util.List;
import java.util.Locale;

/** The plain-text part: complete by itself, with the state as its first word. */
final class MailText {
  private static final int MOST_ALERTS = 50;
  private static final int LONGEST_TITLE = 500;

  private MailText() {}

  static String of(MessageData data, String receiver, MessageForm form) {
    return data.status().word().toUpperCase(Locale.ROOT)
        + ": "
        + CutText.to(LONGEST_TITLE, MailHtml.title(data))
        + "\n"
        + section("Firing", data.firing(), form)
        + section("Resolved", data.resolved(), form)
        + "\nOpen: "
        + BuiltInTexts.url(data)
        + "\n\nYou get this because a route sends to receiver "
        + receiver
        + ".\n";
  }

  private static String section(String word, List<NotifiedAlert> alerts, MessageForm form) {
    return alerts.isEmpty()
        ? ""
        : "\n["
            + alerts.size()
            + "] "
            + word
            + "\n"
            + BuiltInTexts.textList(shown(alerts, form))
            + rest(alerts, form);
  }

  private static List<NotifiedAlert> shown(List<NotifiedAlert> alerts, MessageForm form) {
    return alerts.subList(0, Math.min(alerts.size(), most(form)));
  }

  private static String rest(List<NotifiedAlert> alerts, MessageForm form) {
    int hidden = alerts.size() - most(form);
    if (hidden == alerts.size()) {
      return "not listed because the mail would be too long\n";
    }
    return hidden > 0 ? "and " + hidden + " more\n" : "";
  }

  private static int most(MessageForm form) {
    return Math.min(MOST_ALERTS, form.alerts());
  }
}
