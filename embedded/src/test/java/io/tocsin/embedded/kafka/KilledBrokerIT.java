package io.tocsin.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KilledBrokerIT {
  @TempDir Path folder;

  @Test
  @Timeout(120)
  @Tag("F15")
  @DisplayName("after kill -9 neither the broker nor a reader waits for its former self")
  void nobodyWaitsForTheDead() throws Exception {
    killProcessWithBroker();

    try (var kafka = EmbeddedKafka.start(folder, message -> assertThat(message).isNull());
        var reader = ProcessWithBroker.reader(kafka)) {
      while (reader.assignment().isEmpty()) {
        reader.poll(Duration.ofMillis(100));
      }

      assertThat(reader.partitionsFor(ProcessWithBroker.TOPIC).getFirst().leader().id())
          .isEqualTo(BrokerSettings.NODE_ID);
    }
  }

  private void killProcessWithBroker() throws Exception {
    var process = start();
    try (var lines = process.inputReader()) {
      assertThat(lines.lines().anyMatch(ProcessWithBroker.READY::equals)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            ProcessWithBroker.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
