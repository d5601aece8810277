package io.tocsin.standalone.e2e;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real Alertmanager, the program of Debian's package. */
public final class DebianAlertmanager implements AutoCloseable {
  private static final String PROGRAM = "prometheus-alertmanager";

  private final int port = FreePort.find();
  private final ChildProcess process;

  /**
   * @param configuration the text of its {@code alertmanager.yml}
   */
  public DebianAlertmanager(Path folder, String configuration) throws IOException {
    var home = Files.createDirectories(folder.resolve("alertmanager"));
    var file = Files.writeString(home.resolve("alertmanager.yml"), configuration);
    process =
        new ChildProcess(
            home.resolve("log.txt"),
            List.of(
                PROGRAM,
                "--config.file=" + file,
                "--storage.path=" + home.resolve("data"),
                "--cluster.listen-address=",
                "--web.listen-address=" + address()));
  }

  /**
   * One that passes everything on to Tocsin's webhook.
   *
   * @param tocsin host and port
   */
  static DebianAlertmanager inFrontOf(String tocsin, Path folder) throws IOException {
    return new DebianAlertmanager(
        folder,
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
  }

  public static boolean isInstalled() {
    return ChildProcess.find(PROGRAM).isPresent();
  }

  public URI url() {
    return URI.create("http://" + address());
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.close();
  }
}
