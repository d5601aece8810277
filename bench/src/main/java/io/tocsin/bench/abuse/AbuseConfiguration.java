package io.tocsin.bench.abuse;

import io.tocsin.bench.subject.Sink;

/**
 * The {@code alertmanager.yml} of the target: honest alerts and the flood have their own receivers.
 */
final class AbuseConfiguration {
  private AbuseConfiguration() {}

  static String of(Sink honest, Sink flood) {
    return """
        route:
          receiver: flood
          group_by: [alertname]
          group_wait: 5s
          group_interval: 5s
          routes:
            - receiver: honest
              matchers: ['alertname=~"Honest-.*"']
              group_wait: 0s
              group_interval: 5m
        receivers:
          - name: honest
            webhook_configs: [{url: '%s'}]
          - name: flood
            webhook_configs: [{url: '%s', max_alerts: 10}]
        """
        .formatted(honest.url(), flood.url());
  }
}
