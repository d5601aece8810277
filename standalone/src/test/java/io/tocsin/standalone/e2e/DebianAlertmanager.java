package io.tocsin.standalone.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real Alertmanager that passes everything on to Tocsin's webhook. */
final class DebianAlertmanager implements AutoCloseable {
  private final int port = FreePort.find();
  private final ChildProcess process;

  /**
   * @param tocsin host and port
   */
  DebianAlertmanager(Path folder, String tocsin) throws IOException {
    var home = Files.createDirectories(folder.resolve("alertmanager"));
    Files.writeString(
        home.resolve("alertmanager.yml"),
        """
        route:
          receiver: tocsin
          group_by: ['...']
          group_wait: 0s
          group_interval: 1s
          repeat_interval: 5m
        receivers:
          - name: tocsin
            webhook_configs:
              - url: http://%s/hooks/alertmanager
                send_resolved: true
        """
            .formatted(tocsin));
    process =
        new ChildProcess(
            home.resolve("log.txt"),
            List.of(
                "prometheus-alertmanager",
                "--config.file=" + home.resolve("alertmanager.yml"),
                "--storage.path=" + home.resolve("data"),
                "--cluster.listen-address=",
                "--web.listen-address=" + address()));
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.close();
  }
}
