package io.tocsin.configuration.keys;

import static io.tocsin.configuration.schema.Key.flag;
import static io.tocsin.configuration.schema.Key.key;
import static io.tocsin.configuration.schema.Key.secret;
import static io.tocsin.configuration.schema.Key.text;
import static io.tocsin.configuration.schema.Rule.needs;
import static io.tocsin.configuration.schema.Rule.notBoth;
import static io.tocsin.configuration.schema.Scalar.FILE;
import static io.tocsin.configuration.schema.Scalar.LOCATION;
import static io.tocsin.configuration.schema.Scalar.SECRET;
import static io.tocsin.configuration.schema.Scalar.SECRET_FILE;
import static io.tocsin.configuration.schema.Scalar.TEXT;
import static io.tocsin.configuration.schema.Scalar.oneOf;

import io.tocsin.configuration.schema.Key;
import io.tocsin.configuration.schema.Listed;
import io.tocsin.configuration.schema.Mapped;
import io.tocsin.configuration.schema.Nested;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.schema.Structure;

/** {@code http_config} and its sections. */
public final class HttpKeys {
  private static final String[] VERSIONS = {"TLS10", "TLS11", "TLS12", "TLS13"};

  public static final Schema TLS =
      Schema.of(
              text("ca"),
              key("ca_file", FILE),
              text("cert"),
              key("cert_file", FILE),
              secret("key"),
              text("server_name"),
              flag("insecure_skip_verify").otherwise(false),
              key("min_version", oneOf(VERSIONS)),
              key("max_version", oneOf(VERSIONS)))
          .with(notBoth("ca"), notBoth("cert"), HttpRules::certificateHasItsKey);

  public static final Schema BASIC_AUTH =
      Schema.of(text("username"), key("username_file", FILE), secret("password"))
          .with(notBoth("username"));

  public static final Schema AUTHORIZATION =
      Schema.of(text("type").otherwise("Bearer"), secret("credentials"))
          .with(HttpRules::authorizationIsNotBasic);

  private static final Key[] PROXY = {
    key("proxy_url", LOCATION),
    text("no_proxy"),
    flag("proxy_from_environment"),
    // The values are often passwords of the proxy.
    key("proxy_connect_header", new Mapped(new Listed(SECRET)))
  };

  private static final Schema OAUTH2 =
      Schema.of(
              text("client_id"),
              secret("client_secret"),
              secret("client_certificate_key"),
              text("client_certificate_key_id"),
              key("signature_algorithm", oneOf("RS256", "RS384", "RS512")),
              text("grant_type"),
              text("iss"),
              text("audience"),
              key("claims", new Mapped(Structure.ANY)),
              key("scopes", new Listed(TEXT)),
              key("token_url", LOCATION),
              // Alertmanager prints them, but some servers expect a password here.
              key("endpoint_params", new Mapped(SECRET)),
              key("tls_config", new Nested(TLS)))
          .with(PROXY)
          .with(
              needs("client_id", "oauth2 client_id must be configured"),
              needs("token_url", "oauth2 token_url must be configured"),
              HttpRules::proxyIsChosenOnce,
              HttpRules::exceptionsNeedAProxy);

  /** Header names to values of three kinds. */
  static final Mapped HEADERS =
      new Mapped(
          new Nested(
              Schema.of(
                  key("values", new Listed(TEXT)),
                  key("secrets", new Listed(SECRET)),
                  key("files", new Listed(SECRET_FILE)))));

  public static final Schema HTTP =
      Schema.of(
              key("basic_auth", new Nested(BASIC_AUTH)),
              key("authorization", new Nested(AUTHORIZATION)),
              key("oauth2", new Nested(OAUTH2)),
              secret("bearer_token"),
              key("tls_config", new Nested(TLS)),
              flag("follow_redirects").otherwise(true),
              flag("enable_http2").otherwise(true))
          .with(PROXY)
          .with(key("http_headers", HEADERS))
          .with(
              HttpRules::oneWayIn,
              HttpRules::proxyIsChosenOnce,
              HttpRules::exceptionsNeedAProxy,
              HttpRules.headersAreNotReserved("http_headers"));

  static final Key GLOBAL = key("http_config", new Nested(HTTP)).otherwise(HTTP.defaults());

  private HttpKeys() {}
}
