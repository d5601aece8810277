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
 * Keeps a notification, and the log entry that carries it, within what one record can carry. Counts
 * bytes as they are written: one character may take six.
 *
 * <p>What has no room with all its texts is shown with its labels, firing alerts before resolved
 * ones. What has none even so is left out and counted.
 *
 * @see <a
 *     href="../../../../../../../../docs/decisions/0026-a-record-that-is-too-large-does-not-end-the-router.md">decision
 *     0026</a>
 */
final class MessageSize {
  private static final int MAX_BYTES = 4 << 20;

  /** However large the group is, its message shows something. */
  private static final int MIN_BYTES = 512 << 10;

  /** One alert's labels have room, whatever they are made of. */
  private static final int MAX_UNSENT_BYTES = 2 << 20;

  /** Leaves a part to the key and to Kafka. */
  private static final int MAX_ENTRY_BYTES = RecordLimit.BYTES - (1 << 20);

  private static final int FINGERPRINT_BYTES = 19;

  /** Names, ids, times and punctuation of a notification and its entry. */
  private static final int FIXED = 2 << 10;

  private MessageSize() {}

  /**
   * Bytes for what a flush says, beside what its log entry needs for other things.
   *
   * @param owed how many alerts of earlier notifications it may name as well
   */
  static long room(Flush flush, Destination destination, int owed) {
    long named = FINGERPRINT_BYTES * ((long) flush.alerts().size() + owed);
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

  /** As many of what is kept beside the message as there is room for. */
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
