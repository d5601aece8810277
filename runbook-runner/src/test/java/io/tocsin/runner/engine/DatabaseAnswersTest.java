package io.tocsin.runner.engine;

import static io.tocsin.runner.access.TestingAdministrator.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tocsin.testkit.kafka.KafkaResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers hear when the database is busy, cannot write, or cannot hold what they send. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class DatabaseAnswersTest extends CrashLab {
  private static final String LOOK = "{id: look, type: guest.status}";

  @Inject
  @DataSource("runner")
  AgroalDataSource source;

  @Test
  @DisplayName("the same request 50 times at once is one execution and no error")
  void sameRequestAtOnceIsOneExecution() {
    saveRunbook("look", "", LOOK);
    int vmid = runningGuest();

    var answers = atOnce(50, _ -> wish(vmid, "same-key"));

    assertThat(answers).allSatisfy(DatabaseAnswersTest::isAcceptedOrComesAgain);
    assertThat(accepted(answers)).as("executions").hasSize(1);
    accepted(answers).forEach(this::finish);
  }

  @Test
  @DisplayName("50 concurrent requests are accepted or get 503 with Retry-After")
  void requestsAtOnceAreAcceptedOrToldToComeAgain() {
    saveRunbook("look", "", LOOK);
    int vmid = runningGuest();

    var answers = atOnce(50, number -> wish(vmid, "at-once-" + number));

    assertThat(answers).allSatisfy(DatabaseAnswersTest::isAcceptedOrComesAgain);
    accepted(answers).forEach(this::finish);
  }

  @ParameterizedTest
  @DisplayName("a reason that cannot be kept is refused by name, wherever it is given")
  @CsvSource({
    "PUT, /api/v1/kill-switch, pulled, false",
    "POST, /api/v1/runbooks/look/arming, by, \"anna\"",
    "POST, /api/v1/executions, runbook, \"look\""
  })
  void reasonThatCannotBeKeptIsRefused(String method, String path, String field, String value) {
    saveRunbook("look", "", LOOK);
    for (var reason : List.of("a\\u0000b", "x".repeat(5000))) {
      given()
          .contentType("application/json")
          .header("Idempotency-Key", "key-reason")
          .body("{\"%s\": %s, \"reason\": \"%s\"}".formatted(field, value, reason))
          .request(method, path)
          .then()
          .statusCode(400)
          .body("errors.field", hasItem("/reason"));
    }
  }

  @Test
  @DisplayName("a NUL where no text is bounded is the caller's mistake as well")
  void nulInAPathIsNoErrorOfOurs() {
    given().urlEncodingEnabled(false).get("/api/v1/runbooks/a%00b").then().statusCode(400);
    given().urlEncodingEnabled(false).get("/api/v1/executions?runbook=a%00").then().statusCode(400);
  }

  @Test
  @DisplayName("read-only after a fail-over is 503 and says so, for every kind of write")
  void readOnlyDatabaseIsSaid() throws SQLException {
    saveRunbook("look", "", LOOK);
    int vmid = runningGuest();
    readOnly(true);
    try {
      List.of(
              start("look", vmid, "key-read-only", "a test"),
              given()
                  .contentType("application/json")
                  .body("{\"pulled\": false, \"reason\": \"a test\"}")
                  .put("/api/v1/kill-switch"),
              given()
                  .contentType("application/json")
                  .body("{\"reason\": \"a test\"}")
                  .post("/api/v1/runbooks/look/arming"))
          .forEach(
              answer ->
                  answer
                      .then()
                      .statusCode(503)
                      .header("Retry-After", "5")
                      .body("title", equalTo("PostgreSQL is read-only")));
    } finally {
      readOnly(false);
    }
  }

  /** Of the connections that are there, and of those that come. */
  private void readOnly(boolean on) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("set default_transaction_read_only = off");
      statement.execute("set transaction read write");
      statement.execute(
          "alter database postgres set default_transaction_read_only = " + (on ? "on" : "off"));
    }
    source.flush(AgroalDataSource.FlushMode.ALL);
  }

  private static Response start(String runbook, int vmid, String key, String reason) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(Map.of("runbook", runbook, "inputs", Map.of("guest", vmid), "reason", reason))
        .post("/api/v1/executions");
  }

  private static HttpRequest wish(int vmid, String key) {
    var body = "{\"runbook\": \"look\", \"inputs\": {\"guest\": %d}}".formatted(vmid);
    return HttpRequest.newBuilder(
            URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/executions"))
        .header("Authorization", "Bearer secret-of-the-test")
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static List<HttpResponse<String>> atOnce(int count, IntFunction<HttpRequest> request) {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return IntStream.range(0, count)
          .mapToObj(number -> client.sendAsync(request.apply(number), BodyHandlers.ofString()))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  private static void isAcceptedOrComesAgain(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(202, 503);
    if (answer.statusCode() == 503) {
      assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }
  }

  private static Set<UUID> accepted(List<HttpResponse<String>> answers) {
    return answers.stream()
        .filter(answer -> answer.statusCode() == 202)
        .map(answer -> UUID.fromString(JsonPath.from(answer.body()).getString("id")))
        .collect(Collectors.toSet());
  }
}
