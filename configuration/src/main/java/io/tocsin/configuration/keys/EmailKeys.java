package io.tocsin.configuration.keys;

import static io.tocsin.configuration.keys.GlobalKeys.global;
import static io.tocsin.configuration.keys.Integrations.usual;
import static io.tocsin.configuration.schema.Key.flag;
import static io.tocsin.configuration.schema.Key.key;
import static io.tocsin.configuration.schema.Key.secret;
import static io.tocsin.configuration.schema.Key.template;
import static io.tocsin.configuration.schema.Key.text;
import static io.tocsin.configuration.schema.Scalar.DESTINATION;
import static io.tocsin.configuration.schema.Scalar.TEMPLATE;

import io.tocsin.configuration.schema.Mapped;
import io.tocsin.configuration.schema.Nested;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.yaml.Section;
import java.util.List;

/** {@code email_configs}. */
public final class EmailKeys {
  private static final Schema THREADING = Schema.of(flag("enabled"), text("thread_by_date"));

  public static final Schema EMAIL =
      Schema.of(
              flag("send_resolved").otherwise(false),
              key("to", DESTINATION),
              key("from", DESTINATION).otherwise(global("smtp_from")),
              text("hello").otherwise(global("smtp_hello")),
              text("smarthost").otherwise(global("smtp_smarthost")),
              text("auth_username").otherwise(global("smtp_auth_username")),
              secret("auth_password").otherwise(global("smtp_auth_password")),
              secret("auth_secret").otherwise(global("smtp_auth_secret")),
              text("auth_identity").otherwise(global("smtp_auth_identity")),
              key("headers", new Mapped(TEMPLATE)),
              usual("html", "email.default.html"),
              template("text"),
              flag("require_tls").otherwise(global("smtp_require_tls")),
              key("tls_config", new Nested(HttpKeys.TLS)).otherwise(global("smtp_tls_config")),
              flag("force_implicit_tls").otherwise(global("smtp_force_implicit_tls")),
              key("threading", new Nested(THREADING)))
          .with(EmailKeys::threadingNeedsItsHeaders);

  private EmailKeys() {}

  private static void threadingNeedsItsHeaders(Section section, Section global) {
    section
        .section("threading")
        .filter(threading -> threading.flag("enabled", false))
        .ifPresent(threading -> checkThreading(section, threading));
  }

  private static void checkThreading(Section section, Section threading) {
    for (var header : List.of("References", "In-Reply-To")) {
      if (section.texts("headers").keySet().stream().anyMatch(header::equalsIgnoreCase)) {
        section.mistake(
            "threading",
            "conflicting configuration: threading.enabled conflicts with custom %s header"
                .formatted(header));
      }
    }
    if (!List.of("none", "daily").contains(threading.text("thread_by_date").orElse(""))) {
      threading.mistake(
          "thread_by_date", "threading.thread_by_date must be either 'none' or 'daily'");
    }
  }
}
