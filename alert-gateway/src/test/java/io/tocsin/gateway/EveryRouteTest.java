package io.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Finds what can be called in the router, so that nothing new is forgotten. */
@QuarkusTest
@TestProfile(WithoutKafkaTest.NobodyListens.class)
@Tag("process")
class EveryRouteTest {
  /** To the page and the description of the interface, as in the original. */
  private static final Set<String> REDIRECTS = Set.of("/", "/api/v2");

  /** Alertmanager has them, or they take alerts and probes. */
  private static final List<String> OPEN = List.of("/api/v2/", "/-/", "/hooks/", "/q/", "/metrics");

  private static final int GONE = 410;
  private static final Pattern PATTERN = Pattern.compile("pattern=(/[^,]*),");

  @Inject Router router;
  private Wire wire;

  @BeforeEach
  void connect() {
    wire = new Wire(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));
  }

  @Test
  void everyRouteIsOfAlertmanagerOrAsksForTheToken() {
    var ours =
        router.getRoutes().stream()
            .flatMap(EveryRouteTest::path)
            .filter(path -> !REDIRECTS.contains(path) && OPEN.stream().noneMatch(path::startsWith))
            .distinct()
            .toList();

    assertThat(ours).contains("/api/v1/explain", "/api/v1/receivers/some/test");
    assertThat(ours)
        .allSatisfy(
            path -> {
              var answer = wire.post("/am" + path, "{}");
              assertThat(answer.statusCode()).isIn(401, GONE);
              assertThat(wire.get("/am" + path).statusCode()).isEqualTo(answer.statusCode());
            });
  }

  @Test
  void answerWithoutATokenSaysWhereItIs() {
    var answer = wire.post("/am/api/v1/explain", "{}");

    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"tocsin\"");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("admin-token", "tocsin.admin-token");
    assertThat(wire.asAdministrator().post("/am/api/v1/explain", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void otherWritingsOfAPathDoNotGoAroundTheToken() {
    assertThat(wire.post("/am/api/v1/explain/", "{}").statusCode()).isEqualTo(401);
    assertThat(wire.post("/am/%61pi/v1/explain", "{}").statusCode()).isIn(400, 401);
    assertThat(wire.post("/am/api/v2/../v1/explain", "{}").statusCode()).isIn(400, 401);
  }

  /** A path that the route takes; one that is a regular expression shows it in its text only. */
  private static Stream<String> path(Route route) {
    return Optional.ofNullable(route.getPath())
        .or(
            () ->
                PATTERN
                    .matcher(route.toString())
                    .results()
                    .map(found -> found.group(1))
                    .findFirst())
        .map(path -> path.replaceAll("\\(\\?<\\w+>[^)]*\\)|:\\w+|\\*", "some"))
        .stream();
  }
}
