package io.tocsin.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MrkdwnTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          see <http://127.0.0.1/g/1|the group> now => see the group now
          since <!date^1795533633^{time}|15:20 UTC> => since 15:20 UTC
          *DiskFull* on db-01 => DiskFull on db-01
          2 * 3 * 4 => 2 * 3 * 4
          a &lt; b &amp; c => a < b & c
          """)
  void showsWhatAReaderMeets(String written, String read) {
    assertThat(Mrkdwn.asRead(written)).isEqualTo(read);
  }
}
