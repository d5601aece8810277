package io.tocsin.configuration.receiver;

import io.tocsin.configuration.keys.HttpKeys;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.nio.file.Path;
import java.util.Optional;

/** Reads {@code tls_config}. Certificates of our own, to show to the server, are still to come. */
final class TlsReader {
  private TlsReader() {}

  record Tls(Optional<Path> caFile, boolean insecureSkipVerify) {
    static final Tls DEFAULT = new Tls(Optional.empty(), false);
  }

  static Tls read(Section section) {
    var tls =
        new Tls(
            section.filled("ca_file").flatMap(Value::file),
            section.flag("insecure_skip_verify", false));
    HttpKeys.TLS.finish(section);
    return tls;
  }
}
