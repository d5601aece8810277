package io.tocsin.router.notify;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.events.serde.JsonSize;
import io.tocsin.events.topic.RecordLimit;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.notification.Destination;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keeps a notification, and the log entry that carries it, within the size limit of a record.
 * Counts bytes as serialized: one character can take six.
 *
 * <p>An alert that does not fit with its texts keeps its labels only; firing alerts come before
 * resolved ones. One that does not fit even so is left out and counted.
 *
 * @see <a
 *     href="../../../../../../../../docs/decisions/0026-a-record-that-is-too-large-does-not-end-the-router.md">decision
 *     0026</a>
 */
final class MessageSize {
  private static final int MAX_BYTES = 4 << 20;

  /** Lower bound, so that the notification of a very large group still shows something. */
  private static final int MIN_BYTES = 512 << 10;

  /** The labels of one alert always fit, whatever they contain. */
  private static final int MAX_UNSENT_BYTES = 2 << 20;

  /** Leaves room for the key and for Kafka. */
  private static final int MAX_ENTRY_BYTES = RecordLimit.BYTES - (1 << 20);

  private static final int FINGERPRINT_BYTES = 19;

  /** Names, ids, times and punctuation of a notification and its entry. */
  private static final int FIXED = 2 << 10;

  private MessageSize() {}

  /**
   * Bytes left for the alerts of a flush after everything else in its log entry.
   *
   * @param unsent number of unsent alerts from earlier notifications it may name as well
   */
  static long room(Flush flush, Destination destination, int unsent) {
    long named = FINGERPRINT_BYTES * ((long) flush.alerts().size() + unsent);
    long others = FIXED + head(flush, destination) + named + MAX_UNSENT_BYTES;
    return Math.clamp(MAX_ENTRY_BYTES - others, MIN_BYTES, MAX_BYTES);
  }

  private static long head(Flush flush, Destination destination) {
    return JsonSize.of(flush.groupKey().value())
        + JsonSize.of(flush.groupLabels())
        + JsonSize.of(RouteLabels.of(flush.route()))
        + JsonSize.of(destination.receiver());
  }

  /**
   * @param room in bytes
   */
  static List<NotifiedAlert> fitting(List<NotifiedAlert> alerts, long room) {
    if (alerts.stream().mapToLong(AlertBytes::atMost).sum() <= room) {
      return alerts;
    }
    var kept = mostImportant(alerts, room);
    return alerts.stream()
        .flatMap(alert -> Stream.ofNullable(kept.get(alert.fingerprint())))
        .toList();
  }

  private static Map<Fingerprint, NotifiedAlert> mostImportant(
      List<NotifiedAlert> alerts, long room) {
    var kept = new HashMap<Fingerprint, NotifiedAlert>();
    long left = room;
    for (var alert : firingFirst(alerts)) {
      var shown = AlertBytes.of(alert) <= left ? alert : CutAlert.of(alert);
      left -= AlertBytes.of(shown);
      if (left < 0 && !kept.isEmpty()) {
        break;
      }
      kept.put(alert.fingerprint(), shown);
    }
    return kept;
  }

  private static List<NotifiedAlert> firingFirst(List<NotifiedAlert> alerts) {
    return alerts.stream()
        .sorted(Comparator.comparing(alert -> alert.status() == AlertStatus.RESOLVED))
        .toList();
  }

  /** The newest unsent alerts for which there is room. */
  static List<UnsentAlert> newest(List<UnsentAlert> unsent) {
    if (unsent.stream().mapToLong(it -> AlertBytes.atMost(it.alert())).sum() <= MAX_UNSENT_BYTES) {
      return unsent;
    }
    var kept = new ArrayList<UnsentAlert>();
    long left = MAX_UNSENT_BYTES;
    for (var alert : newestFirst(unsent)) {
      var form = AlertBytes.of(alert.alert()) <= left ? alert : alert.cut();
      left -= AlertBytes.of(form.alert());
      if (left < 0) {
        break;
      }
      kept.add(form);
    }
    return kept;
  }

  private static List<UnsentAlert> newestFirst(List<UnsentAlert> unsent) {
    return unsent.stream().sorted(Comparator.comparing(UnsentAlert::since).reversed()).toList();
  }
}
