package io.tocsin.events.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BrokerNamesTest {
  private static final Duration AT_ONCE = Duration.ZERO;

  @Test
  void hostsAreReadWithoutTheirPorts() {
    assertThat(BrokerNames.hostsOf("kafka-1:9092, kafka-2:9093,[::1]:9092"))
        .containsExactly("kafka-1", "kafka-2", "::1");
  }

  @Test
  void textThatIsNoAddressIsLeftToTheClient() {
    assertThat(BrokerNames.hostsOf("")).isEmpty();
  }

  @Test
  void nameThatDoesNotResolveYetIsWaitedFor() {
    var looks = new AtomicInteger();
    var names = new BrokerNames(List.of("kafka"), host -> looks.incrementAndGet() > 3);

    names.await(new CountDownLatch(1), AT_ONCE);

    assertThat(looks).hasValue(4);
  }

  @Test
  void oneNameThatResolvesIsEnough() {
    var asked = new ArrayList<String>();
    var names =
        new BrokerNames(
            List.of("gone", "kafka"),
            host -> {
              asked.add(host);
              return host.equals("kafka");
            });

    names.await();

    assertThat(asked).containsExactly("gone", "kafka");
  }

  @Test
  void stopEndsTheWait() {
    var stop = new CountDownLatch(0);
    var names = new BrokerNames(List.of("kafka"), host -> false);

    assertThatThrownBy(() -> names.await(stop, AT_ONCE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("kafka");
  }

  @Test
  void thisMachineKnowsItself() {
    BrokerNames.of(Map.of("bootstrap.servers", "localhost:9092")).await();
  }
}
