package io.tocsin.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  private static final Origins ORIGINS =
      Origins.of(
          ExplicitWeb.at("https://alerts.example.org/am")
              .withOrigins("https://wall.example.org", "http://wall.example.org:8080"));

  @Tag("B016")
  @Tag("B017")
  @ParameterizedTest(name = "{0} from {1}, {2}, to {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "POST,   -,                            -,           localhost:9093",
        "POST,   http://localhost:9093,        -,           localhost:9093",
        "POST,   HTTP://LOCALHOST:9093,        -,           localhost:9093",
        "POST,   https://rack-2,               -,           rack-2",
        "POST,   https://alerts.example.org,   -,           10.0.0.1:9093",
        "POST,   https://wall.example.org,     cross-site,  localhost:9093",
        "DELETE, http://wall.example.org:8080, same-site,   localhost:9093",
        "POST,   https://other.example.org,    same-origin, 10.0.0.1:9093",
        "POST,   -,                            none,        localhost:9093",
        "GET,    https://evil.example,         cross-site,  localhost:9093",
        "HEAD,   https://evil.example,         cross-site,  localhost:9093",
        "OPTIONS,https://evil.example,         cross-site,  localhost:9093",
      })
  void isLetThrough(String method, String origin, String site, String authority) {
    assertThat(forbidden(method, origin, site, authority)).isFalse();
  }

  @Tag("B016")
  @Tag("B017")
  @ParameterizedTest(name = "{0} from {1}, {2}, to {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "POST,   https://evil.example,          -,          localhost:9093",
        "PUT,    http://localhost:8080,         -,          localhost:9093",
        "POST,   null,                          -,          localhost:9093",
        "POST,   https://evil-localhost:9093,   -,          localhost:9093",
        "POST,   https://wall.example.org:444,  -,          localhost:9093",
        "POST,   http://localhost:9093,         -,          -",
        "POST,   -,                             cross-site, localhost:9093",
        "DELETE, -,                             same-site,  localhost:9093",
        "POST,   https://evil.example,          cross-site, localhost:9093",
      })
  void isForbidden(String method, String origin, String site, String authority) {
    assertThat(forbidden(method, origin, site, authority)).isTrue();
  }

  @ParameterizedTest
  @Tag("B016")
  @DisplayName("what is listed has to be an origin, and never everybody")
  @ValueSource(strings = {"*", "wall.example.org", "https://wall.example.org/", "https:wall"})
  void noOrigin(String written) {
    assertThatThrownBy(
            () -> Origins.of(ExplicitWeb.at("http://localhost:9093").withOrigins(written)))
        .hasMessageContaining("tocsin.web.allowed-origins: \"" + written + "\" is not an origin");
  }

  private static boolean forbidden(String method, String origin, String site, String authority) {
    return ORIGINS.forbid(
        HttpMethod.valueOf(method),
        Optional.ofNullable(origin),
        Optional.ofNullable(site),
        Optional.ofNullable(authority));
  }
}
