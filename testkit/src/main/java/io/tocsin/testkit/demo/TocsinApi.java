package io.tocsin.testkit.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The API calls that the demo needs. */
final class TocsinApi {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Duration DATABASE_WITHIN = Duration.ofSeconds(60);
  private static final int UNAVAILABLE = 503;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI url;
  private final String administratorToken;

  TocsinApi(URI url, String administratorToken) {
    this.url = url;
    this.administratorToken = administratorToken;
  }

  /** Waits for the database; alerts are accepted earlier. */
  JsonNode createRunbook(String yaml) throws IOException, InterruptedException {
    Await.until(
        DATABASE_WITHIN, "responses to runbook requests", () -> isAnswered("/api/v1/runbooks"));
    return send(
        request("/api/v1/runbooks")
            .header("Content-Type", "application/yaml")
            .POST(BodyPublishers.ofString(yaml))
            .build());
  }

  private boolean isAnswered(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.discarding()).statusCode()
        != UNAVAILABLE;
  }

  void postAlerts(JsonNode alerts) throws IOException, InterruptedException {
    send(
        request("/api/v2/alerts")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(alerts.toString()))
            .build());
  }

  /** Newest first, without their steps. */
  JsonNode executions(String runbook) throws IOException, InterruptedException {
    return send(request("/api/v1/executions?runbook=" + runbook).build());
  }

  JsonNode execution(String id) throws IOException, InterruptedException {
    return send(request("/api/v1/executions/" + id).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path))
        .header("Authorization", "Bearer " + administratorToken)
        .timeout(LIMIT);
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          "%s %s returned %d: %s"
              .formatted(request.method(), request.uri(), answer.statusCode(), answer.body()));
    }
    return MAPPER.readTree(answer.body().isEmpty() ? "null" : answer.body());
  }
}
