package io.tocsin.bench.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A complete HTTP request, built before the measurement.
 *
 * @param alerts how many are in it
 */
@SuppressWarnings("ArrayRecordComponent") // Only ever written to a socket, never compared.
public record Post(byte[] bytes, int alerts) {

  public static Post of(String path, String json, int alerts) {
    var body = json.getBytes(UTF_8);
    var head =
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, body.length)
            .getBytes(UTF_8);
    var all = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return new Post(all, alerts);
  }
}
