package io.tocsin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that may not open as many files as it would like to. */
@Tag("F29")
class DescriptorsIT {
  private static final Pattern LIMITED = Pattern.compile("total=256 per_address=128");
  private static final int CLIENTS = 700;

  @TempDir Path folder;

  @Test
  void withTooFewTheStartIsRefusedWithTheNumberToSet() throws Exception {
    try (var tocsin = StandaloneProcess.startAfter("ulimit -n 1024", folder.resolve("data"))) {
      assertThat(tocsin.exitCode()).isEqualTo(1);
      assertThat(tocsin.stderr())
          .anyMatch(line -> line.contains("may open 1024 files") && line.contains("ulimit -n"));
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  void idleConnectionsDoNotTakeWhatTheLogNeeds() throws Exception {
    var idle = new ArrayList<Socket>();
    try (var tocsin = StandaloneProcess.startAfter("ulimit -n 1536", folder.resolve("data"))) {
      var address = tocsin.address();
      tocsin.awaitLine(LIMITED, Duration.ofSeconds(10));
      for (int i = 0; i < CLIENTS; i++) {
        idle.add(new Socket(address.getAddress(), address.getPort()));
      }

      try (var late = new Socket(address.getAddress(), address.getPort())) {
        late.setSoTimeout(30_000);
        late.getOutputStream()
            .write(
                "GET /-/ready HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(late.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 200");
      }
      assertThat(tocsin.isAlive()).isTrue();
      assertThat(tocsin.stderr()).noneMatch(line -> line.contains("Too many open files"));
    } finally {
      close(idle);
    }
  }

  private static void close(Iterable<Socket> sockets) throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
  }
}
