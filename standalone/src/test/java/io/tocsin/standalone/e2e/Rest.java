package io.tocsin.standalone.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Calls Tocsin as a client would. */
final class Rest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final String address;
  private final Duration timeout;
  private final Optional<String> token;

  Rest(String address) {
    this(address, TIMEOUT, Optional.empty());
  }

  /**
   * @param timeout how long an answer may take
   */
  Rest(String address, Duration timeout) {
    this(address, timeout, Optional.empty());
  }

  Rest(String address, Optional<String> token) {
    this(address, TIMEOUT, token);
  }

  private Rest(String address, Duration timeout, Optional<String> token) {
    this.address = address;
    this.timeout = timeout;
    this.token = token;
  }

  int post(String path, String contentType, String body) throws IOException, InterruptedException {
    return client
        .send(
            request(path)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /**
   * What it answered.
   *
   * @throws IOException also if it refuses
   */
  JsonNode postJson(String path, String body) throws IOException, InterruptedException {
    var answer =
        client.send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " was refused: " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(
        client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray()).body());
  }

  /** Status, headers and body, whatever they are. */
  HttpResponse<byte[]> answer(String path) throws IOException, InterruptedException {
    return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create("http://" + address + path)).timeout(timeout);
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    return request;
  }
}
