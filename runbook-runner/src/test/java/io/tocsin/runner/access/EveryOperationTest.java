package io.tocsin.runner.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.tocsin.runner.database.WithoutPostgresTest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Finds what can be called in the classes, so that nothing new is forgotten. */
@QuarkusTest
@TestProfile(WithoutPostgresTest.NobodyListens.class)
@Tag("process")
class EveryOperationTest {
  private static final String SOME_ID = "0198c5a6-0000-7000-8000-000000000000";

  private static final List<Operation> OPERATIONS =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("io.tocsin.runner")
              .stream()
              .filter(type -> type.isAnnotatedWith(Path.class))
              .flatMap(EveryOperationTest::operations)
              .toList();

  @Test
  void everyOperationAsksForTheToken() {
    assertThat(OPERATIONS).hasSizeGreaterThan(10);
    assertThat(OPERATIONS)
        .allSatisfy(
            operation -> {
              var answer =
                  RestAssured.given()
                      .contentType("application/json")
                      .request(operation.method(), operation.path());
              assertThat(answer.statusCode()).isEqualTo(401);
              assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
              assertThat(answer.jsonPath().getString("detail")).contains("tocsin.admin-token");
            });
  }

  private static Stream<Operation> operations(JavaClass type) {
    return type.getMethods().stream().flatMap(method -> operation(type, method));
  }

  private static Stream<Operation> operation(JavaClass type, JavaMethod method) {
    var path =
        type.getAnnotationOfType(Path.class).value()
            + method.tryGetAnnotationOfType(Path.class).map(own -> "/" + own.value()).orElse("");
    return method.getAnnotations().stream()
        .flatMap(
            annotation -> annotation.getRawType().tryGetAnnotationOfType(HttpMethod.class).stream())
        .map(http -> new Operation(http.value(), path.replaceAll("\\{[^}]+}", SOME_ID)));
  }

  record Operation(String method, String path) {}
}
