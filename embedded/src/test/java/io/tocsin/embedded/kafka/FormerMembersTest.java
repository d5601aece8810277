package io.tocsin.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormerMembersTest {
  @Test
  void everyPartitionOfTheCoordinatorIsAsked() {
    assertThat(FormerMembers.oneGroupOfEach(4))
        .extracting(group -> Math.abs(group.hashCode()) % 4)
        .containsExactly(0, 1, 2, 3);
    assertThat(FormerMembers.oneGroupOfEach(0)).isEmpty();
  }
}
