package io.tocsin.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.label.LabelSyntax;
import io.vertx.core.MultiMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestParametersTest {
  @ParameterizedTest(name = "{0} means yes")
  @ValueSource(
      strings = {
        "true",
        "1",
        "yes",
        "ok",
        "y",
        "on",
        "selected",
        "checked",
        "t",
        "enabled",
        "TRUE"
      })
  void yes(String word) {
    assertThat(query(word).flag("active", false)).isTrue();
  }

  @ParameterizedTest(name = "{0} means no")
  @ValueSource(strings = {"false", "0", "no", "n", "off", "f", "disabled", "False", "x", "maybe"})
  void no(String word) {
    assertThat(query(word).flag("active", true)).isFalse();
  }

  @Test
  @DisplayName("a zero byte is looked for by what stands for it in the store")
  void zeroByte() {
    assertThat(query("a\0b").text("active")).contains("a\u2400b");
  }

  @Test
  void withoutAWordTheDefaultHolds() {
    assertThat(query("").flag("active", true)).isTrue();
    assertThat(query("no").flag("silenced", true)).isTrue();
  }

  private static RequestParameters query(String active) {
    return new RequestParameters(
        Map.of(), MultiMap.caseInsensitiveMultiMap().add("active", active), LabelSyntax.FALLBACK);
  }
}
