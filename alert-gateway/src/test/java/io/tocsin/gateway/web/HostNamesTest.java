package io.tocsin.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {
  private static final WebSettings SETTINGS = ExplicitWeb.at("https://Alerts.example.org/am");

  @Tag("B014")
  @ParameterizedTest(name = "on loopback, {0} is right")
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost",
        "localhost.",
        "127.0.0.1",
        "[::1]",
        "192.0.2.7",
        "rack-2",
        "alerts.example.org"
      })
  void ownNamesAreRight(String host) {
    assertThat(HostNames.of(SETTINGS, "127.0.0.1", "rack-2").allow(Optional.of(host))).isTrue();
  }

  @Tag("B014")
  @ParameterizedTest(name = "on loopback, {0} is wrong")
  @ValueSource(
      strings = {"evil.example", "localhost.evil.example", "1.2.3.4.evil.example", "rack-3"})
  void otherNamesAreWrong(String host) {
    assertThat(HostNames.of(SETTINGS, "localhost", "rack-2").allow(Optional.of(host))).isFalse();
  }

  @Test
  @Tag("B014")
  @DisplayName("clients that name no host are no browsers")
  void noNameIsRight() {
    assertThat(HostNames.of(SETTINGS, "127.0.0.1", "rack-2").allow(Optional.empty())).isTrue();
    assertThat(HostNames.of(SETTINGS, "127.0.0.1", "rack-2").allow(Optional.of(""))).isTrue();
  }

  @Test
  @Tag("B014")
  @DisplayName("where others can call, every name is right until some are listed")
  void listedNames() {
    var open = HostNames.of(SETTINGS, "0.0.0.0", "rack-2");
    var listed = HostNames.of(ExplicitWeb.at("http://a.example").withHosts("B.example"), "::", "x");

    assertThat(open.allow(Optional.of("alert-gateway"))).isTrue();
    assertThat(listed.allow(Optional.of("a.example"))).isTrue();
    assertThat(listed.allow(Optional.of("b.example"))).isTrue();
    assertThat(listed.allow(Optional.of("10.0.0.1"))).isTrue();
    assertThat(listed.allow(Optional.of("x"))).isFalse();
  }
}
