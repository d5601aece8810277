package io.tocsin.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.process.ProcessFailed;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouterStreamsTest {
  private final List<ProcessFailed> failures = new ArrayList<>();

  @Test
  void routingThatHasStoppedForGoodEndsTheProcess() {
    RouterStreams.report(State.ERROR, failures::add);

    assertThat(failures).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = "ERROR", mode = EnumSource.Mode.EXCLUDE)
  void everyOtherStatePassesOrIsWanted(State state) {
    RouterStreams.report(state, failures::add);

    assertThat(failures).isEmpty();
  }
}
