package io.tocsin.standalone.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A service in a process of its own, as its image starts it. */
final class ServiceProcess {
  private ServiceProcess() {}

  /**
   * @param home of its data and its log
   * @param flags of the JVM, besides those that all have
   * @param settings health and metrics are on any port unless they say which
   */
  static ChildProcess start(
      String service, Path home, List<String> flags, Map<String, String> settings)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:+UseSerialGC"));
    command.addAll(flags);
    command.add("-Dquarkus.management.port=0");
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-Dtocsin.storage.path=" + Files.createDirectories(home));
    command.addAll(List.of("-jar", jarOf(service).toString()));
    return new ChildProcess(home.resolve("log.txt"), command);
  }

  private static Path jarOf(String service) {
    var standalone = Path.of(System.getProperty("tocsin.standalone.home", "")).toAbsolutePath();
    return standalone.resolveSibling(service).resolve("target/quarkus-app/quarkus-run.jar");
  }
}
