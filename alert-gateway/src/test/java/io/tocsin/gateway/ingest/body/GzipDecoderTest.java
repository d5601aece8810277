package io.tocsin.gateway.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B008, L-02")
class GzipDecoderTest {
  private final GzipDecoder inflation = new GzipDecoder(1_000_000, 100);
  private final BodyMemory room = new BodyMemory(4_000_000);

  @Test
  void undoesGzip() throws IOException {
    var text = new byte[200_000];
    new Random(1).nextBytes(text);

    assertThat(inflation.gunzip(gzip(text), room.enter())).isEqualTo(text);
  }

  @Test
  void stopsAtTheLimit() throws IOException {
    var text = new byte[1_000_001];
    new Random(1).nextBytes(text);

    assertRefused(gzip(text), 413);
  }

  @Test
  void stopsAtTheRatio() throws IOException {
    assertRefused(gzip(new byte[500_000]), 413);
  }

  @Test
  void refusesWhatIsNoGzip() {
    assertRefused("[{}]".getBytes(java.nio.charset.StandardCharsets.UTF_8), 400);
  }

  @Test
  void whereOthersAreReadThereMayBeNoRoomForWhatItBecomes() throws IOException {
    var text = new byte[900_000];
    new Random(1).nextBytes(text);
    try (var other = room.enter()) {
      other.hold(2_000_000);

      assertRefused(gzip(text), 503);
    }
    assertThat(inflation.gunzip(gzip(text), room.enter())).isEqualTo(text);
  }

  @Test
  void theLastEighthIsForSmallOnes() throws IOException {
    try (var large = room.enter();
        var another = room.enter();
        var small = room.enter()) {
      large.hold(3_500_000);
      assertThatThrownBy(() -> another.hold(300_000)).isInstanceOf(RequestRejected.class);
      small.hold(250_000);

      assertThat(room.used()).isEqualTo(3_750_000);
    }
    assertThat(room.used()).isZero();
  }

  private void assertRefused(byte[] body, int status) {
    try (var place = room.enter()) {
      assertThatThrownBy(() -> inflation.gunzip(body, place))
          .isInstanceOfSatisfying(
              RequestRejected.class, refused -> assertThat(refused.status()).isEqualTo(status));
    }
  }

  private static byte[] gzip(byte[] text) throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(text);
    }
    return compressed.toByteArray();
  }
}
