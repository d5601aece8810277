package io.tocsin.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.kafka.TestKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "the check runs in a container")
@Tag("process")
class KafkaHealthCheckTest {
  private static final int ANY = 0;

  @Test
  void brokerThatAnswersIsHealthy() throws Exception {
    var servers = TestKafka.clientSettings().get("bootstrap.servers");

    assertThat(exitCode(servers.substring(servers.lastIndexOf(':') + 1))).isZero();
  }

  @Test
  void portThatIsOpenAndSaysNothingIsNotHealthy() throws Exception {
    try (var mute = new ServerSocket(ANY, 1, InetAddress.getLoopbackAddress())) {
      assertThat(exitCode(String.valueOf(mute.getLocalPort()))).isNotZero();
    }
  }

  @Test
  void closedPortIsNotHealthy() throws Exception {
    var free = new ServerSocket(ANY, 1, InetAddress.getLoopbackAddress());
    free.close();

    assertThat(exitCode(String.valueOf(free.getLocalPort()))).isNotZero();
  }

  private static int exitCode(String port) throws IOException, InterruptedException {
    var check = Tree.path("docker/kafka-healthy").toString();
    var process = new ProcessBuilder("bash", check, port).inheritIO().start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
