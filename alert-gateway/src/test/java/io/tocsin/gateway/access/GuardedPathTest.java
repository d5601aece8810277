package io.tocsin.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1",
        "/api/v1/",
        "/api/v1/explain",
        "/api/v1/receivers/test",
        "/api/v1/receivers/pager/test",
        "/api/v1/kill-switch",
        "/api/v1/runbooks/restart/arming",
        "/api/v1/what-is-added-later",
      })
  void everythingOfOursNeedsTheToken(String path) {
    assertThat(GuardedPath.isGuarded(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/v2/alerts",
        "/api/v2/silence/1",
        "/api/v1/alerts",
        "/api/v1/alerts/groups",
        "/api/v1/receivers",
        "/api/v10/alerts",
        "/-/reload",
        "/metrics",
        "/hooks/alertmanager",
      })
  void whatAlertmanagerHasIsAsOpenAsThere(String path) {
    assertThat(GuardedPath.isGuarded(path)).isFalse();
  }
}
