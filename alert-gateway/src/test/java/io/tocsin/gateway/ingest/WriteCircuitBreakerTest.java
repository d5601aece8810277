package io.tocsin.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WriteCircuitBreakerTest {
  private final WriteCircuitBreaker circuit = new WriteCircuitBreaker();

  @Test
  void allMayWriteWhileWritesAreConfirmed() {
    assertThat(circuit.enter()).isTrue();
    circuit.confirmed();

    assertThat(circuit.enter()).isTrue();
    assertThat(circuit.enter()).isTrue();
  }

  @Test
  void afterAFailureOneGoesAlone() {
    circuit.enter();
    circuit.failed();

    assertThat(circuit.enter()).isTrue();
    assertThat(circuit.enter()).isFalse();
  }

  @Test
  void whoFailsMakesRoomForTheNext() {
    circuit.failed();
    circuit.enter();
    circuit.failed();

    assertThat(circuit.enter()).isTrue();
    assertThat(circuit.enter()).isFalse();
  }

  @Test
  void oneThatIsConfirmedOpensTheWayForAll() {
    circuit.failed();
    circuit.enter();
    circuit.confirmed();

    assertThat(circuit.enter()).isTrue();
    assertThat(circuit.enter()).isTrue();
  }

  @Test
  void aRefusedWriteSaysNothingAboutTheOthers() {
    circuit.enter();
    circuit.refused();
    assertThat(circuit.enter()).isTrue();
    assertThat(circuit.enter()).isTrue();

    circuit.failed();
    circuit.enter();
    circuit.refused();
    assertThat(circuit.enter()).isTrue();
  }
}
