package io.tocsin.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorShareTest {

  @ParameterizedTest
  @CsvSource({"0, 5000", "1048576, 5000", "65536, 5000", "4096, 1536", "1536, 256"})
  void connectionsLeaveTheLogAtLeastAsMuchAsTheyTake(long descriptors, int connections) {
    assertThat(new DescriptorShare(descriptors).connections(5000)).isEqualTo(connections);
    assertThat(new DescriptorShare(descriptors).tooFew()).isEmpty();
  }

  @Test
  void withTooFewTheNumberToSetIsNamed() {
    assertThat(new DescriptorShare(1024).tooFew().orElseThrow())
        .contains(
            "may open 1024 files", "needs at least 1536", "ulimit -n 16384", "LimitNOFILE=16384");
  }
}
