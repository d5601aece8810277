package io.tocsin.standalone.flag;

import java.util.regex.Pattern;

/**
 * Where HTTP is listened for, written as Go does: {@code :9093}, {@code 127.0.0.1:9093}, {@code
 * [::1]:0}.
 *
 * @param port 0 for any that is free
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
      throw new IllegalArgumentException("there is no port " + port);
    }
    var host = parts.group("v6") == null ? parts.group("name") : parts.group("v6");
    return new ListenAddress(host.isEmpty() ? EVERYWHERE : host, port);
  }

  public ListenAddress withPort(int number) {
    return new ListenAddress(host, number);
  }

  /** The name under which people on this machine, or others when it listens to them, find it. */
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
