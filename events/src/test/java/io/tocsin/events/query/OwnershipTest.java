package io.tocsin.events.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnershipTest {
  @Test
  void isReadAsItIsWritten() {
    var owned = new Ownership(4, Map.of(2, 7, 0, 5));

    assertThat(owned.header()).isEqualTo("4; 0@5 2@7");
    assertThat(Ownership.parse(owned.header())).isEqualTo(owned);
    assertThat(Ownership.parse(Ownership.NOTHING.header())).isEqualTo(Ownership.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4", "four; 0@1", "4; 0", "4; 0@x"})
  void isNothingElse(String header) {
    assertThatIllegalArgumentException().isThrownBy(() -> Ownership.parse(header));
  }

  @Test
  void whatCameOrWentMeanwhileIsNotSpokenFor() {
    var before = new Ownership(4, Map.of(0, 5, 1, 5, 2, 5));
    var after = new Ownership(4, Map.of(0, 5, 1, 6, 3, 6));

    assertThat(after.since(before)).isEqualTo(new Ownership(4, Map.of(0, 5)));
  }
}
