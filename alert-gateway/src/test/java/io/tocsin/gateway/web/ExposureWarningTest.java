package io.tocsin.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureWarningTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "tocsin.example.org"})
  void beyondLoopbackOneLineSaysWhatIsOpenAndHowToCloseIt(String address) {
    assertThat(ExposureWarning.warning(address, web(Optional.empty())).orElseThrow().toString())
        .contains(address, "silences", "reload", "127.0.0.1", "reverse proxy")
        .contains("tocsin.web.allowed-hosts")
        .doesNotContain("\n");
  }

  @Test
  void listedNamesAreNotAskedForAgain() {
    assertThat(
            ExposureWarning.warning("0.0.0.0", web(Optional.of(Set.of("tocsin.example.org"))))
                .orElseThrow()
                .toString())
        .doesNotContain("tocsin.web.allowed-hosts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void onLoopbackThereIsNothingToSay(String address) {
    assertThat(ExposureWarning.warning(address, web(Optional.empty()))).isEmpty();
  }

  private static WebSettings web(Optional<Set<String>> allowedHosts) {
    return new ExplicitWeb(Optional.empty(), Optional.empty(), allowedHosts, Optional.empty());
  }
}
