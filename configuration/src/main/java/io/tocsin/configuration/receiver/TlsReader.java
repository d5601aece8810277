package io.tocsin.configuration.receiver;

import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.keys.HttpKeys;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads {@code tls_config}. */
final class TlsReader {
  private static final List<String> VERSIONS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");
  private static final List<String> WRITTEN = List.of("TLS10", "TLS11", "TLS12", "TLS13");

  /** Go's default minimum. */
  private static final int DEFAULT_MINIMUM = WRITTEN.indexOf("TLS12");

  private TlsReader() {}

  record Tls(Optional<Path> caFile, boolean insecureSkipVerify) {
    static final Tls DEFAULT = new Tls(Optional.empty(), false);
  }

  /** For HTTP, where client certificates are not supported yet. */
  static Tls read(Section section) {
    var tls =
        new Tls(
            section.filled("ca_file").flatMap(Value::file),
            section.flag("insecure_skip_verify", false));
    HttpKeys.TLS.finish(section);
    return tls;
  }

  /** With support for every key. */
  static TlsSettings all(Section section) {
    var tls =
        new TlsSettings(
            pem(section, "ca"),
            certificate(section),
            section.filled("server_name").flatMap(Value::text),
            section.flag("insecure_skip_verify", false),
            versions(section));
    HttpKeys.TLS.finish(section);
    return tls;
  }

  private static Optional<TlsSettings.ClientCertificate> certificate(Section section) {
    var key = section.secret("key");
    return pem(section, "cert")
        .flatMap(chain -> key.map(it -> new TlsSettings.ClientCertificate(chain, it)));
  }

  /** A certificate is not secret, so its file may be readable by everybody. */
  private static Optional<SecretSource> pem(Section section, String key) {
    return section
        .filled(key)
        .flatMap(Value::text)
        .<SecretSource>map(SecretSource.Inline::new)
        .or(() -> section.filled(key + "_file").flatMap(Value::file).map(SecretSource.InFile::new));
  }

  private static List<String> versions(Section section) {
    int oldest = version(section, "min_version");
    int newest = version(section, "max_version");
    if (oldest < 0 && newest < 0) {
      return List.of();
    }
    int from = oldest < 0 ? DEFAULT_MINIMUM : oldest;
    int to = newest < 0 ? VERSIONS.size() - 1 : newest;
    if (from > to) {
      section.mistake(
          "max_version",
          "no version of TLS is left: min_version is %s, max_version %s"
              .formatted(WRITTEN.get(from), WRITTEN.get(to)));
      return List.of();
    }
    if (to < DEFAULT_MINIMUM) {
      section.warn("TLS versions below 1.2 are disabled in Java: every connection will fail");
    }
    return VERSIONS.subList(from, to + 1);
  }

  private static int version(Section section, String key) {
    return section.text(key).map(WRITTEN::indexOf).orElse(-1);
  }
}
