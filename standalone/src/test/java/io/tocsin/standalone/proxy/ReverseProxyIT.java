package io.tocsin.standalone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.standalone.StandaloneProcess;
import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of docs/reverse-proxies.md, where these proxies are installed. */
class ReverseProxyIT {
  private static final String OURS = "https://" + OutsideClient.NAME;
  private static final String OTHER_PORT = OutsideClient.NAME + ":8443";
  private static final int OVER_A_MEGABYTE = 2 << 20;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} with path \"{1}\"")
  @CsvSource({"nginx,''", "nginx,/tocsin", "haproxy,''", "haproxy,/tocsin"})
  void settingsOfThePageWork(String proxy, String prefix) throws Exception {
    Program.orSkip(proxy);
    var url = "--web.external-url=" + OURS + prefix;
    try (var tocsin = StandaloneProcess.start(room("data"), url)) {
      var hash = Program.prints("openssl", "passwd", "-6", OutsideClient.PASSWORD);
      int port = freePort();
      var page = new ProxyPage(room("proxy"), port, hostAndPort(tocsin), prefix, hash);
      try (var _ = RunningProxy.start(proxy, page)) {
        var client = new OutsideClient(port, prefix);
        Await.until(
            Duration.ofSeconds(30),
            proxy + " passes requests on",
            () -> client.call("/-/ready") == 200);

        alertsComeIn(client);
        largeBodiesPass(client);
        browsersMayChangeThings(client);
        tokenPasses(client, tocsin.administratorToken());
      }
    }
  }

  private static void alertsComeIn(OutsideClient client) throws Exception {
    var alert = "[{\"labels\":{\"alertname\":\"A\"},\"annotations\":{\"a\":\"%s\"}}]";

    assertThat(client.call("/api/v2/alerts", OutsideClient.json(alert.formatted("b"))))
        .isEqualTo(200);
    assertThat(client.callUnknown("/api/v2/alerts")).isEqualTo(401);
    assertThat(client.call("/api/v2/alerts?filter=alertname%3D%22A%22")).isEqualTo(200);
  }

  private void largeBodiesPass(OutsideClient client) throws Exception {
    var body = folder.resolve("body");
    Files.writeString(body, "[" + " ".repeat(OVER_A_MEGABYTE) + "]");

    assertThat(client.call("/api/v2/alerts", OutsideClient.json("@" + body))).isEqualTo(200);
  }

  private static void browsersMayChangeThings(OutsideClient client) throws Exception {
    assertThat(client.change(OURS, OutsideClient.NAME)).isEqualTo(200);
    assertThat(client.change("https://" + OTHER_PORT, OTHER_PORT)).isEqualTo(200);
    assertThat(client.change("https://elsewhere.example.org", OutsideClient.NAME)).isEqualTo(403);
  }

  private static void tokenPasses(OutsideClient client, String token) throws Exception {
    var explain = OutsideClient.json("{\"labels\":{\"alertname\":\"A\"}}");
    var bearer = Stream.of("--header", "Authorization: Bearer " + token);
    var both = Stream.concat(Stream.of(explain), bearer).toArray(String[]::new);

    assertThat(client.callUnknown("/api/v1/explain", explain)).isEqualTo(401);
    assertThat(client.callUnknown("/api/v1/explain", both)).isEqualTo(200);
  }

  private static String hostAndPort(StandaloneProcess tocsin) throws InterruptedException {
    return "127.0.0.1:" + tocsin.address().getPort();
  }

  private Path room(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
