package io.tocsin.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Request line and headers, which determine the length of the body. */
record RequestHead(Call call, Map<String, List<String>> headers) {
  private static final int LONGEST_LINE = 64 * 1024;

  /** Empty if the client sends no further request. */
  static Optional<RequestHead> read(InputStream in) throws IOException {
    var requestLine = readLine(in);
    if (requestLine.isEmpty()) {
      return Optional.empty();
    }
    var words = requestLine.get().split(" ");
    if (words.length != 3) {
      throw new ProtocolException("no request line: " + requestLine.get());
    }
    var headers = new LinkedHashMap<String, List<String>>();
    for (var line = endless(in); !line.isEmpty(); line = endless(in)) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new ProtocolException("no header: " + line);
      }
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return Optional.of(new RequestHead(Call.of(words[0], words[1]), headers));
  }

  boolean expectsContinue() {
    return first("expect").filter("100-continue"::equalsIgnoreCase).isPresent();
  }

  byte[] readBody(InputStream in) throws IOException {
    if (first("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
      return readChunks(in);
    }
    return readExactly(in, first("content-length").map(Integer::parseInt).orElse(0));
  }

  private Optional<String> first(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  private static byte[] readChunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      body.writeBytes(readExactly(in, size));
      endless(in);
    }
    while (!endless(in).isEmpty()) {
      // Trailers are ignored.
    }
    return body.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(endless(in).split(";")[0].strip(), 16);
  }

  private static byte[] readExactly(InputStream in, int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the body ended after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  private static String endless(InputStream in) throws IOException {
    return readLine(in).orElseThrow(() -> new EOFException("the request ended in its head"));
  }

  private static Optional<String> readLine(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return Optional.empty();
      }
      if (line.size() > LONGEST_LINE) {
        throw new ProtocolException("a line of more than " + LONGEST_LINE + " bytes");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return Optional.of(line.toString(StandardCharsets.UTF_8));
  }
}
