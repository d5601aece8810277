package io.tocsin.gateway.ingest.body;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/**
 * Decompresses gzip up to a limit: a few kilobytes can inflate to gigabytes.
 *
 * @param maxBytes maximum size of the result
 * @param maxRatio maximum ratio of result to compressed size
 */
public record GzipDecoder(long maxBytes, int maxRatio) {
  private static final int CHUNK = 64 * 1024;

  /**
   * @param place accounts for the result; closed by the caller
   * @throws RequestRejected if the result is too large or does not fit, or the body is not gzip
   */
  public byte[] gunzip(byte[] compressed, BodyMemory.Place place) {
    long limit = Math.min(maxBytes, (long) maxRatio * compressed.length);
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed), CHUNK)) {
      var inflated = new ByteArrayOutputStream(Math.min(compressed.length * 8, CHUNK * 16));
      var chunk = new byte[CHUNK];
      for (int read = gzip.read(chunk); read >= 0; read = gzip.read(chunk)) {
        if (inflated.size() + read > limit) {
          throw RequestRejected.tooLarge(
              "the decompressed body is larger than " + limit + " bytes");
        }
        place.hold((long) compressed.length + inflated.size() + read);
        inflated.write(chunk, 0, read);
      }
      return inflated.toByteArray();
    } catch (IOException e) {
      throw RequestRejected.unreadable("it is not well-formed gzip");
    }
  }
}
