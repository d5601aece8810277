package io.tocsin.configuration.receiver;

import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.yaml.Section;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code http_config}. One of an integration replaces the global one completely. */
final class HttpReader {
  private HttpReader() {}

  /**
   * @param owner what has the key {@code http_config}, or has not
   */
  static HttpSettings read(Section owner, HttpSettings otherwise) {
    return owner.section("http_config").map(HttpReader::read).orElse(otherwise);
  }

  private static HttpSettings read(Section section) {
    var basicAuth = section.section("basic_auth").flatMap(HttpReader::basicAuth);
    var authorization = section.section("authorization").map(HttpReader::authorization);
    var bearer = section.secret("bearer_token");
    var tls = section.section("tls_config").map(TlsReader::read).orElse(TlsReader.Tls.DEFAULT);
    refuseTwoWaysIn(section);
    section.haveNoEffectYet(
        "oauth2",
        "enable_http2",
        "proxy_url",
        "no_proxy",
        "proxy_from_environment",
        "proxy_connect_header",
        "http_headers");
    var settings =
        new HttpSettings(
            basicAuth,
            authorization.map(Authorization::scheme).orElse("Bearer"),
            authorization.flatMap(Authorization::credentials).or(() -> bearer),
            section.flag("follow_redirects", true),
            tls.caFile(),
            tls.insecureSkipVerify());
    section.done();
    return settings;
  }

  private static void refuseTwoWaysIn(Section section) {
    boolean bearer =
        section.value("bearer_token").or(() -> section.value("bearer_token_file")).isPresent();
    if (bearer && section.value("authorization").isPresent()) {
      section.mistake(
          "authorization", "authorization is not compatible with bearer_token & bearer_token_file");
    } else if (bearer && anyOf(section, "basic_auth", "oauth2") > 0) {
      section.mistake(
          "bearer_token",
          "at most one of basic_auth, oauth2, bearer_token & bearer_token_file must be configured");
    } else if (anyOf(section, "basic_auth", "oauth2", "authorization") > 1) {
      section.mistake(
          "authorization", "at most one of basic_auth, oauth2 & authorization must be configured");
    }
  }

  private static long anyOf(Section section, String... keys) {
    return Stream.of(keys).filter(key -> section.value(key).isPresent()).count();
  }

  private static Optional<HttpSettings.BasicAuth> basicAuth(Section section) {
    var username = section.text("username").orElse("");
    var password = section.secret("password").orElseGet(() -> new SecretSource.Inline(""));
    section.haveNoEffectYet("username_file");
    section.done();
    return Optional.of(new HttpSettings.BasicAuth(username, password));
  }

  private record Authorization(String scheme, Optional<SecretSource> credentials) {}

  private static Authorization authorization(Section section) {
    var scheme = section.text("type").map(String::strip).filter(text -> !text.isEmpty());
    if (scheme.filter("basic"::equalsIgnoreCase).isPresent()) {
      section.mistake(
          "type", "authorization type cannot be set to \"basic\", use \"basic_auth\" instead");
    }
    var authorization = new Authorization(scheme.orElse("Bearer"), section.secret("credentials"));
    section.done();
    return authorization;
  }
}
