package io.tocsin.bench.peer;

import io.tocsin.bench.mixed.MixedWork;
import java.time.Duration;

/** How the subjects group, and when they notify. */
record Grouping(String by, Duration groupWait, Duration groupInterval) {
  /** Each new name at once, and hardly anything after it. */
  static final Grouping AT_ONCE = new Grouping("alertname", Duration.ZERO, Duration.ofMinutes(5));

  static final Grouping MIXED =
      new Grouping("alertname, cluster", Duration.ofSeconds(1), MixedWork.GROUP_INTERVAL);

  /** An alertmanager.yml with one webhook. */
  String configuration(String url) {
    return """
        global:
          resolve_timeout: 1h
        route:
          receiver: sink
          group_by: [%s]
          group_wait: %ds
          group_interval: %ds
          repeat_interval: 4h
        receivers:
          - name: sink
            webhook_configs:
              - url: %s
        """
        .formatted(by, groupWait.toSeconds(), groupInterval.toSeconds(), url);
  }
}
