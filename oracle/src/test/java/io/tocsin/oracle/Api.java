package io.tocsin.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** API v2 of one side. */
final class Api {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final Side side;
  private final URI url;

  Api(Side side, URI url) {
    this.side = side;
    this.url = url;
  }

  boolean isReady() throws IOException, InterruptedException {
    return client.send(request("/-/ready").GET().build(), BodyHandlers.discarding()).statusCode()
        == 200;
  }

  void postAlerts(String body) {
    send(request("/api/v2/alerts").POST(BodyPublishers.ofString(body)));
  }

  /** Returns the id that it got. */
  String postSilence(String body) {
    try {
      var answer = send(request("/api/v2/silences").POST(BodyPublishers.ofString(body)));
      return MAPPER.readTree(answer).path("silenceID").asText();
    } catch (IOException e) {
      throw new IllegalStateException(side.name() + " answers a silence with something else", e);
    }
  }

  void expireSilence(String id) {
    send(request("/api/v2/silence/" + id).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json");
  }

  private String send(HttpRequest.Builder request) {
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "%s answers %s with %d: %s"
                .formatted(side.name(), answer.uri(), answer.statusCode(), answer.body()));
      }
      return answer.body();
    } catch (IOException e) {
      throw new IllegalStateException(side.name() + " does not answer at " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + side.name() + " was asked", e);
    }
  }

  @Override
  public String toString() {
    return side.name() + " at " + url;
  }
}
