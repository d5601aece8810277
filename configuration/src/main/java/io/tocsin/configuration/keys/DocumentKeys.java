package io.tocsin.configuration.keys;

import static io.tocsin.configuration.schema.Key.flag;
import static io.tocsin.configuration.schema.Key.key;
import static io.tocsin.configuration.schema.Key.text;
import static io.tocsin.configuration.schema.Rule.needs;
import static io.tocsin.configuration.schema.Scalar.DURATION;
import static io.tocsin.configuration.schema.Scalar.FILE;
import static io.tocsin.configuration.schema.Scalar.FRACTION;
import static io.tocsin.configuration.schema.Scalar.oneOf;

import io.tocsin.configuration.Compatibility;
import io.tocsin.configuration.schema.Key;
import io.tocsin.configuration.schema.Listed;
import io.tocsin.configuration.schema.Nested;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.schema.Sections;
import io.tocsin.configuration.yaml.Printed;
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

  /** Without the keys that Debian's older amtool, a strict parser, does not know. */
  private static final Schema DOCUMENT = document(GlobalKeys.GLOBAL);

  private static final Schema STRICT_DOCUMENT = document(GlobalKeys.GLOBAL.printingAllDefaults());

  private static final PrintedReceivers RECEIVERS =
      new PrintedReceivers(ReceiverKeys.RECEIVER, false);

  private static final PrintedReceivers STRICT_RECEIVERS =
      new PrintedReceivers(ReceiverKeys.WITH_ALL_DEFAULTS, true);

  private DocumentKeys() {}

  /**
   * A valid file as Alertmanager prints it: defaults filled in, secrets hidden, without Tocsin's
   * own keys. Readable by amtool, which parses strictly.
   *
   * @param compatibility strict prints everything that 0.34 does, which an older amtool rejects
   */
  public static String printed(Section top, Compatibility compatibility) {
    var global = top.section("global").orElseGet(top.file()::emptySection);
    return switch (compatibility) {
      case TOCSIN -> printed(DOCUMENT, RECEIVERS, top, global);
      case STRICT -> printed(STRICT_DOCUMENT, STRICT_RECEIVERS, top, global);
    };
  }

  private static String printed(
      Schema document, PrintedReceivers receivers, Section top, Section global) {
    var entries = document.entries(top, global);
    entries.computeIfPresent(
        "receivers", (key, plain) -> receivers.of(top.items("receivers"), global));
    return new Printed.Keys(entries).document();
  }

  private static Schema document(Schema global) {
    return Schema.of(
        key("global", new Nested(global)).otherwise(global.defaults()),
        key("route", new Nested(RouteKeys.ROOT)),
        list("inhibit_rules", RouteKeys.INHIBIT_RULE),
        list("receivers", ReceiverKeys.RECEIVER),
        key("templates", new Listed(FILE)),
        list("mute_time_intervals", RouteKeys.TIME_INTERVAL),
        list("time_intervals", RouteKeys.TIME_INTERVAL),
        key("tracing", new Nested(TRACING)),
        key("event_recorder", new Nested(RecorderKeys.RECORDER)));
  }

  private static Key list(String name, Schema schema) {
    return key(name, new Sections(schema, "missing item"));
  }
}
