package io.tocsin.configuration.receiver;

import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.keys.HttpKeys;
import io.tocsin.configuration.yaml.Section;
import java.util.Optional;

/** Reads {@code http_config}. An integration's own section replaces the global one completely. */
final class HttpReader {
  private HttpReader() {}

  /**
   * @param owner the section that may have the key {@code http_config}
   */
  static HttpSettings read(Section owner, HttpSettings otherwise) {
    return owner.section("http_config").map(HttpReader::read).orElse(otherwise);
  }

  private static HttpSettings read(Section section) {
    var basicAuth = section.section("basic_auth").flatMap(HttpReader::basicAuth);
    var authorization = section.section("authorization").map(HttpReader::authorization);
    var bearer = section.secret("bearer_token");
    var tls = section.section("tls_config").map(TlsReader::read).orElse(TlsReader.Tls.DEFAULT);
    var settings =
        new HttpSettings(
            basicAuth,
            authorization.map(Authorization::scheme).orElse("Bearer"),
            authorization.flatMap(Authorization::credentials).or(() -> bearer),
            section.flag("follow_redirects", true),
            tls.caFile(),
            tls.insecureSkipVerify());
    if (section.filled("proxy_url").isPresent() || section.flag("proxy_from_environment", false)) {
      section.warn("the proxy is not supported yet; requests are sent directly");
    }
    HttpKeys.HTTP.finish(section);
    return settings;
  }

  private static Optional<HttpSettings.BasicAuth> basicAuth(Section section) {
    var username = section.text("username").orElse("");
    var password = section.secret("password").orElseGet(() -> new SecretSource.Inline(""));
    HttpKeys.BASIC_AUTH.finish(section);
    return Optional.of(new HttpSettings.BasicAuth(username, password));
  }

  private record Authorization(String scheme, Optional<SecretSource> credentials) {}

  private static Authorization authorization(Section section) {
    var scheme = section.text("type").map(String::strip).filter(text -> !text.isEmpty());
    var authorization = new Authorization(scheme.orElse("Bearer"), section.secret("credentials"));
    HttpKeys.AUTHORIZATION.finish(section);
    return authorization;
  }
}
