package io.tocsin.configuration.receiver;

import io.tocsin.configuration.url.WebAddress;
import io.tocsin.configuration.yaml.Value;
import java.net.URI;

/**
 * Checks the address of a webhook, which may be a template. Whoever can send an alert chooses its
 * labels, so a template may fill in the path but never the host that we connect to. That holds
 * wherever the address is written: in the configuration, or in a file that is read when something
 * is sent.
 */
public final class TemplatedAddress {
  private TemplatedAddress() {}

  static void check(Value value) {
    value.parsed(TemplatedAddress::fixed);
  }

  /**
   * What stands in front of the first template: all of it, if there is none.
   *
   * @throws IllegalArgumentException if a template may choose scheme, host or port, or if it is not
   *     http or https with a host; the message holds no part of the address that may be secret
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
          "a template may not choose scheme or host, only what comes after them; write them out");
    }
    return text.substring(0, path + 1);
  }
}
