package io.tocsin.standalone.flag;

import java.util.regex.Pattern;

/**
 * The HTTP listen address in Go's form: {@code :9093}, {@code 127.0.0.1:9093}, {@code [::1]:0}.
 *
 * @param port 0 for any free port
 */
public record ListenAddress(String host, int port) {
  private static final Pattern WRITTEN =
      Pattern.compile("(?:\\[(?<v6>[0-9A-Fa-f:.%\\w]+)]|(?<name>[^:\\[\\]]*)):(?<port>\\d{1,5})");
  private static final String EVERYWHERE = "0.0.0.0";
  private static final int LAST_PORT = 65_535;

  public static ListenAddress parse(String text) {
    var parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("must be host:port, such as 127.0.0.1:9093 or :9093");
    }
    int port = Integer.parseInt(parts.group("port"));
    if (port > LAST_PORT) {
      throw new IllegalArgumentException("port %d is above 65535".formatted(port));
    }
    var host = parts.group("v6") == null ? parts.group("name") : parts.group("v6");
    return new ListenAddress(host.isEmpty() ? EVERYWHERE : host, port);
  }

  public ListenAddress withPort(int number) {
    return new ListenAddress(host, number);
  }

  /** The host for links: this machine's name if it listens on all addresses. */
  String hostForLinks(String hostName) {
    return host.equals(EVERYWHERE) || host.equals("::") ? hostName : bracketed();
  }

  private String bracketed() {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  @Override
  public String toString() {
    return bracketed() + ":" + port;
  }
}
