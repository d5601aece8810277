package io.tocsin.configuration.receiver;

import io.tocsin.configuration.url.WebAddress;
import io.tocsin.configuration.yaml.Value;

/**
 * Checks the address of a webhook, which may be a template. Whoever can send an alert chooses its
 * labels, so a template may fill in the path but never the host that we connect to.
 */
final class TemplatedAddress {
  private TemplatedAddress() {}

  static void check(Value value) {
    value.parsed(
        text -> {
          int template = text.indexOf("{{");
          return WebAddress.of(template < 0 ? text : beforeTemplate(text, template));
        });
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
