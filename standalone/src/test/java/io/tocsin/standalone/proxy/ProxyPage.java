package io.tocsin.standalone.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings that docs/reverse-proxies.md shows, as somebody would adapt them.
 *
 * @param folder for the files that they name
 * @param port to listen on instead of 443
 * @param tocsin where Tocsin listens
 * @param prefix before all paths; empty for none
 * @param passwordHash of the user prometheus
 */
record ProxyPage(Path folder, int port, String tocsin, String prefix, String passwordHash) {
  private static final Path PAGE = Path.of("../docs/reverse-proxies.md");
  private static final Pattern PATHS = Pattern.compile("(location|path_beg|uri) /");

  /**
   * @param proxy the language of the block
   */
  String settings(String proxy) throws IOException {
    var adapted =
        block(proxy)
            .replace("listen 443", "listen 127.0.0.1:" + port)
            .replace("bind :443", "bind 127.0.0.1:" + port)
            .replace("127.0.0.1:9093", tocsin)
            .replace("/etc/" + proxy, folder.toString())
            .replace("$6$…", passwordHash);
    return PATHS.matcher(adapted).replaceAll("$1 " + Matcher.quoteReplacement(prefix) + "/");
  }

  private static String block(String language) throws IOException {
    var block =
        Pattern.compile("```" + language + "\n(.+?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    if (!block.find()) {
      throw new AssertionError(PAGE + " has no block of " + language);
    }
    return block.group(1);
  }
}
