package io.tocsin.runner.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                       | administrator
          ' '                     | administrator
          mara                    | administrator (as: mara)
          'mara) and bert (as: x' | administrator (as: mara  and bert  as: x)
          """)
  void givenNameStandsBesideTheIdentityAndNeverForIt(String name, String expected) {
    assertThat(Actor.administrator(name).text()).isEqualTo(expected);
  }

  @Test
  void givenNameStaysInOneShortLine() {
    assertThat(Actor.administrator("mara\nlevel=error").text())
        .isEqualTo("administrator (as: mara level=error)");
    assertThat(Actor.administrator("m".repeat(5_000)).text()).hasSizeLessThan(130);
  }
}
