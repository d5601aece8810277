package io.tocsin.standalone.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** nginx or haproxy with the page's settings, in the foreground, on a port of this machine. */
record RunningProxy(Process process) implements AutoCloseable {
  private static final int STOP_SECONDS = 10;

  /** What a package of nginx has around the page's settings; here with every path in one folder. */
  private static final String AROUND_NGINX =
      """
      daemon off;
      user root root;
      pid FOLDER/pid;
      error_log stderr;
      events {}
      http {
      access_log off;
      client_body_temp_path FOLDER/body;
      proxy_temp_path FOLDER/proxy;
      fastcgi_temp_path FOLDER/fastcgi;
      uwsgi_temp_path FOLDER/uwsgi;
      scgi_temp_path FOLDER/scgi;
      SETTINGS
      }
      """;

  static RunningProxy start(String name, ProxyPage page) throws IOException, InterruptedException {
    var program = Program.orSkip(name);
    var folder = page.folder();
    certificate(folder);
    Files.writeString(folder.resolve("tocsin.users"), "prometheus:" + page.passwordHash() + "\n");
    var settings = page.settings(name);
    var file = folder.resolve("settings");
    Files.writeString(file, name.equals("nginx") ? aroundNginx(folder, settings) : settings);
    var command =
        name.equals("nginx")
            ? List.of(program, "-p", folder.toString(), "-c", file.toString())
            : List.of(program, "-db", "-f", file.toString());
    return new RunningProxy(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start());
  }

  private static String aroundNginx(Path folder, String settings) {
    return AROUND_NGINX.replace("FOLDER", folder.toString()).replace("SETTINGS", settings);
  }

  private static void certificate(Path folder) throws IOException, InterruptedException {
    var certificate = folder.resolve("tocsin.crt");
    var key = folder.resolve("tocsin.key");
    Program.prints(
        "openssl",
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=alerts.example.net -keyout %s -out %s"
            .formatted(key, certificate)
            .split(" "));
    Files.writeString(
        folder.resolve("tocsin.pem"), Files.readString(certificate) + Files.readString(key));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
