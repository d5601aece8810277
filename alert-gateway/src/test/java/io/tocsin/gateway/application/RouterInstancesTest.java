package io.tocsin.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.tocsin.events.query.RouterUnavailableException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterInstancesTest {
  private record ExplicitAddress(URI url, Duration connectTimeout, Duration answerWithin)
      implements RouterAddress {
    static ExplicitAddress of(String url) {
      return new ExplicitAddress(URI.create(url), Duration.ofSeconds(1), Duration.ofSeconds(1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://router:8080, 192.0.2.7, http://192.0.2.7:8080",
    "http://router, 192.0.2.7, http://192.0.2.7",
    "https://ro_uter/, 192.0.2.7, https://192.0.2.7",
    "http://ro_uter:81, 2001:db8::7, http://[2001:db8:0:0:0:0:0:7]:81",
    "http://router:, 2001:db8::7, http://[2001:db8:0:0:0:0:0:7]",
  })
  void instanceIsAskedAtThePortOfTheUrlOrItsScheme(String url, String found, String instance)
      throws Exception {
    assertThat(RouterInstances.instance(URI.create(url), InetAddress.getByName(found)))
        .isEqualTo(URI.create(instance));
  }

  @Test
  void addressWithoutAPortIsAskedLikeAnyOther() {
    // Nobody listens there, which is trouble of the world and no fault of the address.
    var instances = new RouterInstances(ExplicitAddress.of("http://127.199.199.199"));

    assertThatThrownBy(
            () ->
                instances
                    .ask("/internal/x", Map.of(), new TypeReference<List<String>>() {}, any -> true)
                    .any())
        .isInstanceOf(RouterUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"router:8080", "/router", "http:///x", "ftp://router"})
  void whatIsNoAddressOfHttpIsRefusedAtTheStart(String url) {
    assertThatThrownBy(() -> new RouterInstances(ExplicitAddress.of(url)))
        .hasMessageStartingWith("tocsin.gateway.router.url: ");
  }
}
