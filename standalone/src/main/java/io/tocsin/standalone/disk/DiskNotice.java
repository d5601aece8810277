package io.tocsin.standalone.disk;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The alert about a disk that is almost full. It is told like any other. */
final class DiskNotice {
  static final String NAME = "TocsinDiskAlmostFull";

  /** Renewed well before it ends. */
  static final Duration LIFE = Duration.ofMinutes(15);

  private DiskNotice() {}

  static Alert firing(String folder, String reason, Instant since, Instant now) {
    var annotations =
        LabelSet.of(
            "summary",
            "No alerts are taken: the disk of " + folder + " is almost full",
            "description",
            "%s. Senders get 503 and repeat themselves; what was taken is still told. Make room on that disk, or lower tocsin.standalone.disk.keep-free; it goes on by itself then."
                .formatted(reason));
    return alert(annotations, since, now.plus(LIFE), now);
  }

  static Alert resolved(String folder, Instant since, Instant now) {
    return alert(
        LabelSet.of("summary", "The disk of " + folder + " has room again, alerts are taken"),
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
