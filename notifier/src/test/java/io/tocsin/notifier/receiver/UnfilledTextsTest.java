package io.tocsin.notifier.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.template.SimpleText;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.NotificationFixture;
import io.tocsin.notifier.template.ConfiguredText;
import io.tocsin.notifier.template.ConfiguredTexts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnfilledTextsTest {
  private static final Destination MAIL = new Destination("team", "email", 0);

  static Iterable<String> builtIn() {
    return SimpleText.BUILT_IN;
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  @DisplayName("what the configuration calls built in can be filled in")
  void everyBuiltInTextCanBeFilledIn(String template) {
    var text = new ConfiguredText("x", "{{ template \"" + template + "\" . }}", _ -> "missing");
    var data = new TestingReceivers().attempt(NotificationFixture.firing(MAIL, "A")).data();

    assertThat(new ConfiguredTexts().render(text, data, MAIL)).isNotEqualTo("missing");
  }
}
