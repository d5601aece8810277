package io.tocsin.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmbiguousPathTest {
  @Tag("B001")
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/api/v2/alerts;x",
        "/api/v2/alerts%3Bx",
        "/api%2Fv2/alerts",
        "/api%2fv2/alerts",
        "/api%5Cv2",
        "/api\\v2",
        "//api/v2/alerts",
        "/api//v2",
        "/./api",
        "/api/./v2",
        "/api/../admin",
        "/api/..",
        "/api/.",
        "/%2e%2e/admin",
        "/api/%2E./x",
        "/api/%252e%252e/x",
        "/api%252Fv2",
        "/api/%00"
      })
  void isRefused(String path) {
    assertThat(AmbiguousPath.isAmbiguous(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/api/v2/alerts", "/-/ready", "/hooks/alertmanager/my%20team", "/a.b/c..d"})
  void isLetThrough(String path) {
    assertThat(AmbiguousPath.isAmbiguous(path)).isFalse();
  }
}
