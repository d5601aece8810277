package io.tocsin.standalone.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real Prometheus with one rule: a guest that is not up is an alert. */
final class DebianPrometheus implements AutoCloseable {
  private final ChildProcess process;

  /**
   * @param alertmanager host and port that takes its alerts
   */
  DebianPrometheus(Path folder, String target, String alertmanager) throws IOException {
    var home = Files.createDirectories(folder.resolve("prometheus"));
    Files.writeString(
        home.resolve("rules.yml"),
        """
        groups:
          - name: guests
            interval: 1s
            rules:
              - alert: GuestDown
                expr: pve_up == 0
                labels: {severity: critical}
                annotations: {summary: 'Guest {{ $labels.vmid }} is down'}
        """);
    Files.writeString(
        home.resolve("prometheus.yml"),
        """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: [rules.yml]
        alerting:
          alertmanagers:
            - static_configs: [{targets: ['%s']}]
        scrape_configs:
          - job_name: pve
            static_configs: [{targets: ['%s']}]
        """
            .formatted(alertmanager, target));
    process =
        new ChildProcess(
            home.resolve("log.txt"),
            List.of(
                "prometheus",
                "--config.file=" + home.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + home.resolve("data"),
                "--web.listen-address=127.0.0.1:" + FreePort.find()));
  }

  @Override
  public void close() {
    process.close();
  }
}
