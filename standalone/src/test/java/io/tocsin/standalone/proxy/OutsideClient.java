package io.tocsin.standalone.proxy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls the proxy by its public name, as programs and browsers do.
 *
 * @param port where the proxy really listens
 * @param prefix before all paths; empty for none
 */
record OutsideClient(int port, String prefix) {
  static final String NAME = "alerts.example.net";
  static final String PASSWORD = "secret";
  private static final List<String> USER = List.of("--user", "prometheus:" + PASSWORD);

  /** The status of the answer to a user of the proxy. */
  int call(String path, String... more) throws IOException, InterruptedException {
    var arguments = new ArrayList<>(USER);
    arguments.addAll(List.of(more));
    return status(NAME, path, arguments);
  }

  /** The status of the answer to whoever the proxy does not know. */
  int callUnknown(String path, String... more) throws IOException, InterruptedException {
    return status(NAME, path, List.of(more));
  }

  /**
   * What a page that came from this origin gets for changing something.
   *
   * @param authority how the browser calls us, with a port that is not the usual one
   */
  int change(String origin, String authority) throws IOException, InterruptedException {
    var arguments = new ArrayList<>(USER);
    arguments.addAll(List.of("--header", "Origin: " + origin));
    arguments.addAll(List.of(json("[{\"labels\":{\"alertname\":\"FromABrowser\"}}]")));
    return status(authority, "/api/v2/alerts", arguments);
  }

  static String[] json(String body) {
    return new String[] {"--header", "Content-Type: application/json", "--data", body};
  }

  private int status(String authority, String path, List<String> more)
      throws IOException, InterruptedException {
    var arguments =
        new ArrayList<>(
            List.of("--silent", "--insecure", "--output", "/dev/null", "--max-time", "20"));
    arguments.addAll(List.of("--write-out", "%{http_code}"));
    // Whatever the name and port in the address, it is this machine.
    arguments.addAll(List.of("--connect-to", "::127.0.0.1:" + port));
    arguments.addAll(more);
    arguments.add("https://" + authority + prefix + path);
    return Integer.parseInt(Program.prints("curl", arguments.toArray(String[]::new)));
  }
}
