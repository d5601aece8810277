package io.tocsin.router.notify;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Keeps a notification within what one record can carry. What is left out is counted; firing alerts
 * stay before resolved ones.
 */
final class MessageSize {
  private static final int MAX_CHARACTERS = 4 << 20;
  private static final int OVERHEAD_PER_ALERT = 300;

  /** Beside a message of full size it still fits into a record. */
  private static final int MAX_UNSENT_CHARACTERS = 1 << 20;

  private MessageSize() {}

  static List<NotifiedAlert> fitting(List<NotifiedAlert> alerts) {
    if (alerts.stream().mapToInt(MessageSize::of).sum() <= MAX_CHARACTERS) {
      return alerts;
    }
    var kept = new HashSet<NotifiedAlert>(mostImportant(alerts));
    return alerts.stream().filter(kept::contains).toList();
  }

  /** As many of what is kept beside the message as there is room for. */
  static List<UnsentAlert> newest(List<UnsentAlert> unsent) {
    if (unsent.stream().mapToInt(it -> of(it.alert())).sum() <= MAX_UNSENT_CHARACTERS) {
      return unsent;
    }
    var kept = new ArrayList<UnsentAlert>();
    int left = MAX_UNSENT_CHARACTERS;
    for (var alert :
        unsent.stream().sorted(Comparator.comparing(UnsentAlert::since).reversed()).toList()) {
      left -= of(alert.alert());
      if (left < 0) {
        break;
      }
      kept.add(alert);
    }
    return kept;
  }

  private static List<NotifiedAlert> mostImportant(List<NotifiedAlert> alerts) {
    var firingFirst =
        alerts.stream()
            .sorted(Comparator.comparing(alert -> alert.status() == AlertStatus.RESOLVED))
            .toList();
    var kept = new ArrayList<NotifiedAlert>();
    int left = MAX_CHARACTERS;
    for (var alert : firingFirst) {
      left -= of(alert);
      if (left < 0) {
        break;
      }
      kept.add(alert);
    }
    return kept;
  }

  private static int of(NotifiedAlert alert) {
    return OVERHEAD_PER_ALERT
        + of(alert.labels())
        + of(alert.annotations())
        + alert.generatorUrl().length();
  }

  private static int of(LabelSet labels) {
    return labels.stream().mapToInt(label -> label.name().length() + label.value().length()).sum();
  }
}
