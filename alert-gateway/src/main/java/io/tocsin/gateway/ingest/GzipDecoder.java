package io.tocsin.gateway.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/**
 * Undoes gzip, but only so far: a few kilobytes can be made to become gigabytes.
 *
 * @param maxBytes of the result
 * @param maxRatio of result to what came over the wire
 */
record GzipDecoder(long maxBytes, int maxRatio) {
  private static final int CHUNK = 64 * 1024;

  static GzipDecoder within(RequestLimits limits) {
    return new GzipDecoder(limits.inflatedBody().asLongValue(), limits.inflationRatio());
  }

  /**
   * @param place holds what it becomes, until somebody else closes it
   * @throws RequestRejected if it becomes too large, there is no room for it, or it is no gzip
   */
  byte[] gunzip(byte[] compressed, BodyMemory.Place place) {
    long limit = Math.min(maxBytes, (long) maxRatio * compressed.length);
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed), CHUNK)) {
      var inflated = new ByteArrayOutputStream(Math.min(compressed.length * 8, CHUNK * 16));
      var chunk = new byte[CHUNK];
      for (int read = gzip.read(chunk); read >= 0; read = gzip.read(chunk)) {
        if (inflated.size() + read > limit) {
          throw RequestRejected.tooLarge("the body inflates to more than " + limit + " bytes");
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
