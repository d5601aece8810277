package io.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What load balancers ask; the answers are those of Alertmanager 0.25. */
@QuarkusTest
@TestProfile(WithoutKafkaTest.NobodyListens.class)
@Tag("11.62")
@Tag("process")
class OptionsTest {

  @ParameterizedTest
  @CsvSource({
    "/,                   200, 'GET, OPTIONS'",
    "/metrics,            200, 'GET, OPTIONS'",
    "/-/healthy,          200, 'GET, HEAD, OPTIONS'",
    "/-/ready,            200, 'GET, HEAD, OPTIONS'",
    "/-/reload,           200, 'OPTIONS, POST'",
    "/hooks/alertmanager, 200, 'OPTIONS, POST'",
    "/api/v2/status,      405, GET",
    "/api/v2/alerts,      405, 'GET, POST'"
  })
  void optionsAreAnsweredAsAlertmanagerDoes(String path, int status, String allowed)
      throws Exception {
    var answer = options("/am" + path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Allow")).contains(allowed);
  }

  private static HttpResponse<String> options(String path)
      throws IOException, InterruptedException {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
