package io.tocsin.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutePrefixTest {
  @ParameterizedTest
  @CsvSource({"'',''", "/,''", "am,/am", "/am,/am", "/am/,/am", "/a/b//,/a/b"})
  void hasOneSlashBeforeAndNoneAfter(String given, String path) {
    assertThat(new RoutePrefix(given).path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({"/am,/", "/am/,/", "/am/api/v2/alerts,/api/v2/alerts"})
  void isTakenOff(String requested, String rest) {
    assertThat(new RoutePrefix("/am").strip(requested)).contains(rest);
  }

  @ParameterizedTest
  @CsvSource({"/", "/amx", "/api/v2/alerts"})
  void leavesOthersOutside(String requested) {
    assertThat(new RoutePrefix("/am").strip(requested)).isEmpty();
  }

  @Test
  void isThePathOfTheExternalUrlUnlessGiven() {
    var url = Optional.of(URI.create("https://example.org/am/"));

    assertThat(RoutePrefix.of(ExplicitWeb.reachedAt(url, Optional.empty())).path())
        .isEqualTo("/am");
    assertThat(RoutePrefix.of(ExplicitWeb.reachedAt(url, Optional.of("/"))).isEmpty()).isTrue();
    assertThat(RoutePrefix.of(ExplicitWeb.reachedAt(Optional.empty(), Optional.empty())).isEmpty())
        .isTrue();
  }
}
