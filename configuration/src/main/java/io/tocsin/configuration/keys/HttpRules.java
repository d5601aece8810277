package io.tocsin.configuration.keys;

import static io.tocsin.configuration.schema.Rule.count;

import io.tocsin.configuration.schema.Rule;
import io.tocsin.configuration.yaml.Section;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Rules for {@code http_config}. */
final class HttpRules {
  /** Headers that the connection needs, or that have keys of their own. */
  private static final Set<String> RESERVED =
      Set.of(
          "accept-encoding",
          "authorization",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "host",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "user-agent",
          "www-authenticate",
          "x-amz-content-sha256",
          "x-amz-date",
          "x-amz-security-token",
          "x-prometheus-remote-read-version",
          "x-prometheus-remote-write-version",
          "x-prometheus-scrape-timeout-seconds");

  private HttpRules() {}

  static void oneWayIn(Section section, Section global) {
    boolean bearer = count(section, "bearer_token", "bearer_token_file") > 0;
    if (bearer && written(section, "authorization") > 0) {
      section.mistake(
          "authorization", "authorization is not compatible with bearer_token & bearer_token_file");
    } else if (bearer && written(section, "basic_auth", "oauth2") > 0) {
      section.mistake(
          "bearer_token",
          "at most one of basic_auth, oauth2, bearer_token & bearer_token_file must be configured");
    } else if (written(section, "basic_auth", "oauth2", "authorization") > 1) {
      section.mistake(
          "authorization", "at most one of basic_auth, oauth2 & authorization must be configured");
    }
  }

  static void authorizationIsNotBasic(Section section, Section global) {
    var type = section.text("type").orElse("").strip();
    if (type.equalsIgnoreCase("basic")) {
      section.mistake(
          "type", "authorization type cannot be set to \"basic\", use \"basic_auth\" instead");
    }
  }

  static void certificateHasItsKey(Section section, Section global) {
    boolean certificate = count(section, "cert", "cert_file") > 0;
    boolean key = count(section, "key", "key_file") > 0;
    if (certificate && !key) {
      section.mistake(
          "key",
          "exactly one of key or key_file must be configured when a client certificate is"
              + " configured");
    } else if (key && !certificate) {
      section.mistake(
          "cert",
          "exactly one of cert or cert_file must be configured when a client key is configured");
    }
  }

  static void proxyIsChosenOnce(Section section, Section global) {
    boolean url = count(section, "proxy_url") > 0;
    boolean environment = section.flag("proxy_from_environment", false);
    if (count(section, "proxy_connect_header") > 0 && !url && !environment) {
      section.mistake(
          "proxy_connect_header",
          "if proxy_connect_header is configured, proxy_url or proxy_from_environment must also be"
              + " configured");
    }
    if (environment && url) {
      section.mistake(
          "proxy_url", "if proxy_from_environment is configured, proxy_url must not be configured");
    }
  }

  static void exceptionsNeedAProxy(Section section, Section global) {
    if (count(section, "no_proxy") == 0) {
      return;
    }
    if (section.flag("proxy_from_environment", false)) {
      section.mistake(
          "no_proxy", "if proxy_from_environment is configured, no_proxy must not be configured");
    } else if (count(section, "proxy_url") == 0) {
      section.mistake("no_proxy", "if no_proxy is configured, proxy_url must also be configured");
    }
  }

  static Rule headersAreNotReserved(String key) {
    return (section, global) ->
        section
            .section(key)
            .ifPresent(headers -> headers.written().forEach(name -> refuseReserved(name, headers)));
  }

  private static void refuseReserved(String name, Section headers) {
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      headers.mistake(name, "setting header \"%s\" is not allowed".formatted(name));
    }
  }

  /** An empty section counts, as in {@code basic_auth: {}}. */
  private static long written(Section section, String... keys) {
    return Stream.of(keys).filter(key -> section.value(key).isPresent()).count();
  }
}
