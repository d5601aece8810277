package io.tocsin.testkit.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A provider that echoes the request in every encoding: in the reason phrase, in headers and in the
 * body.
 *
 * @param beginning what the body says before
 */
public record Repeating(int status, String beginning) implements RawServer.Handler {

  @Override
  public RawServer.Answer answer(String request, int number) {
    var line = request.substring(0, request.indexOf('\r'));
    var body = beginning + "Cannot " + encodings(line) + "\n" + encodings(request);
    var oneLine = encodings(line) + " " + encodings(request).replaceAll("[\r\n]+", " ");
    var answer =
        "HTTP/1.1 %d %s\r\nX-Request: %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, oneLine, oneLine, body.length(), body);
    return new RawServer.Answer(answer, false);
  }

  /** As it is, percent-encoded in full, as a form, and in Base64 after up to two other bytes. */
  public static String encodings(String text) {
    return List.of(
            text,
            URLEncoder.encode(text, StandardCharsets.UTF_8),
            everyByte(text),
            base64(text),
            base64("x" + text),
            base64("xx" + text))
        .stream()
        .collect(Collectors.joining(" "));
  }

  private static String everyByte(String text) {
    return text.chars().mapToObj("%%%02x"::formatted).collect(Collectors.joining());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
