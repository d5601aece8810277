package io.tocsin.configuration.receiver;

import io.tocsin.configuration.url.WebAddress;
import io.tocsin.configuration.yaml.Value;
import java.net.URI;

/**
 * Checks the URL of a webhook, which may be a template. Label values come from the sender of an
 * alert, so a template may fill in the path but never the host to connect to. The same holds for a
 * URL in a file, which is read when something is sent.
 */
public final class TemplatedAddress {
  private TemplatedAddress() {}

  static void check(Value value) {
    value.parsed(TemplatedAddress::fixed);
  }

  /**
   * The part before the first template: the whole URL if there is none.
   *
   * @throws IllegalArgumentException if scheme, host or port come from a template, or if it is not
   *     http or https with a host; the message contains no secret part of the URL
   */
  public static URI fixed(String text) {
    int template = text.indexOf("{{");
    return WebAddress.of(template < 0 ? text : beforeTemplate(text, template));
  }

  private static String beforeTemplate(String text, int template) {
    int afterScheme = text.indexOf("://");
    int path = afterScheme < 0 ? -1 : text.indexOf('/', afterScheme + 3);
    if (path < 0 || path > template) {
      throw new IllegalArgumentException(
          "a template may not choose scheme or host, only the part after them; write them literally");
    }
    return text.substring(0, path + 1);
  }
}
