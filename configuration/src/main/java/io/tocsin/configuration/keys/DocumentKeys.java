package io.tocsin.configuration.keys;

import static io.tocsin.configuration.schema.Key.flag;
import static io.tocsin.configuration.schema.Key.key;
import static io.tocsin.configuration.schema.Key.text;
import static io.tocsin.configuration.schema.Rule.needs;
import static io.tocsin.configuration.schema.Scalar.DURATION;
import static io.tocsin.configuration.schema.Scalar.FILE;
import static io.tocsin.configuration.schema.Scalar.FRACTION;
import static io.tocsin.configuration.schema.Scalar.oneOf;

import io.tocsin.configuration.schema.Key;
import io.tocsin.configuration.schema.Listed;
import io.tocsin.configuration.schema.Nested;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.schema.Sections;
import io.tocsin.configuration.yaml.Section;

/** The whole file. */
public final class DocumentKeys {
  public static final Schema TRACING =
      Schema.of(
              key("client_type", oneOf("grpc", "http")).otherwise("grpc"),
              text("endpoint"),
              key("sampling_fraction", FRACTION),
              flag("insecure"),
              key("tls_config", new Nested(HttpKeys.TLS)),
              key("headers", HttpKeys.HEADERS),
              key("compression", oneOf("gzip")),
              key("timeout", DURATION))
          .with(
              needs("endpoint", "tracing endpoint must be set"),
              HttpRules.headersAreNotReserved("headers"));

  private static final Schema DOCUMENT =
      Schema.of(
          key("global", new Nested(GlobalKeys.GLOBAL)).otherwise(GlobalKeys.GLOBAL.defaults()),
          key("route", new Nested(RouteKeys.ROOT)),
          list("inhibit_rules", RouteKeys.INHIBIT_RULE),
          list("receivers", ReceiverKeys.RECEIVER),
          key("templates", new Listed(FILE)),
          list("mute_time_intervals", RouteKeys.TIME_INTERVAL),
          list("time_intervals", RouteKeys.TIME_INTERVAL),
          key("tracing", new Nested(TRACING)),
          key("event_recorder", new Nested(RecorderKeys.RECORDER)));

  private DocumentKeys() {}

  /**
   * A file without mistakes as Alertmanager prints it: defaults filled in, secrets hidden, nothing
   * that is Tocsin's own. Its amtool reads this strictly.
   */
  public static String printed(Section top) {
    var global = top.section("global").orElseGet(top.file()::emptySection);
    return DOCUMENT.printed(top, global).document();
  }

  private static Key list(String name, Schema schema) {
    return key(name, new Sections(schema, "missing item"));
  }
}
