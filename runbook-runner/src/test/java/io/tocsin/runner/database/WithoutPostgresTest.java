package io.tocsin.runner.database;

import static io.tocsin.runner.access.TestingAdministrator.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutPostgresTest.NobodyListens.class)
@Tag("D3")
@DisplayName("PostgreSQL and Kafka are away")
@Tag("process")
public class WithoutPostgresTest {
  @Inject Database database;

  @Test
  void processLivesAndSaysWhatIsMissing() {
    assertThat(database.isReady()).isFalse();
    given()
        .get("/api/v1/runbooks")
        .then()
        .statusCode(503)
        .header("Retry-After", "5")
        .body("title", equalTo("PostgreSQL is away"));
    given().get("/api/v1/runbooks/schema").then().statusCode(200);
  }

  /** Addresses where nobody listens. */
  public static final class NobodyListens implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.datasource.runner.jdbc.url", "jdbc:postgresql://127.0.0.1:1/nothing",
          "quarkus.datasource.runner.username", "nobody",
          "quarkus.datasource.runner.password", "nothing",
          "kafka.bootstrap.servers", "127.0.0.1:1");
    }
  }
}
