package io.tocsin.configuration.receiver;

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
    var caFile = section.value("ca_file").flatMap(Value::file);
    section.haveNoEffectYet(
        "ca", "cert", "cert_file", "key", "key_file", "server_name", "min_version", "max_version");
    if (section.value("ca").isPresent() && caFile.isPresent()) {
      section.mistake("ca", "at most one of ca & ca_file must be configured");
    }
    boolean certificate = section.value("cert").or(() -> section.value("cert_file")).isPresent();
    boolean key = section.value("key").or(() -> section.value("key_file")).isPresent();
    if (certificate != key) {
      section.mistake("cert", "a certificate needs its key, and a key its certificate");
    }
    var tls = new Tls(caFile, section.flag("insecure_skip_verify", false));
    section.done();
    return tls;
  }
}
