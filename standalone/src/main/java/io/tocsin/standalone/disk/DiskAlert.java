package io.tocsin.standalone.disk;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The alert about a disk that is almost full, routed like any other. */
final class DiskAlert {
  static final String NAME = "TocsinDiskAlmostFull";

  /** Renewed well before it ends. */
  static final Duration LIFE = Duration.ofMinutes(15);

  private DiskAlert() {}

  static Alert firing(String folder, String reason, Instant since, Instant now) {
    var annotations =
        LabelSet.of(
            "summary",
            "Alerts are rejected: the disk of " + folder + " is almost full",
            "description",
            "%s. Senders get 503 and retry; accepted alerts are still notified. Free space on that disk, or lower tocsin.standalone.disk.keep-free; alerts are then accepted again by themselves."
                .formatted(reason));
    return alert(annotations, since, now.plus(LIFE), now);
  }

  static Alert resolved(String folder, Instant since, Instant now) {
    return alert(
        LabelSet.of(
            "summary",
            "The disk of " + folder + " has enough free space again, alerts are accepted"),
        since,
        now,
        now);
  }

  private static Alert alert(LabelSet annotations, Instant since, Instant end, Instant now) {
    return new Alert(
        LabelSet.of("alertname", NAME, "severity", "critical"),
        annotations,
        since,
        end,
        false,
        "",
        now,
        ZoneOffset.UTC);
  }
}
