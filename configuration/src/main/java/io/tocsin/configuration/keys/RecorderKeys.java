package io.tocsin.configuration.keys;

import static io.tocsin.configuration.schema.Key.key;
import static io.tocsin.configuration.schema.Key.text;
import static io.tocsin.configuration.schema.Rule.needs;
import static io.tocsin.configuration.schema.Scalar.COUNT;
import static io.tocsin.configuration.schema.Scalar.DURATION;
import static io.tocsin.configuration.schema.Scalar.FILE;
import static io.tocsin.configuration.schema.Scalar.SECRET_ADDRESS;
import static io.tocsin.configuration.schema.Scalar.TEXT;
import static io.tocsin.configuration.schema.Scalar.oneOf;

import io.tocsin.configuration.schema.Key;
import io.tocsin.configuration.schema.Listed;
import io.tocsin.configuration.schema.Nested;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.schema.Sections;

/** {@code event_recorder}: where Alertmanager records its events. */
public final class RecorderKeys {
  private static final Schema FILES =
      Schema.of(text("name"), key("path", FILE))
          .with(needs("path", "event_recorder file output requires a path"));

  private static final Schema WEBHOOKS =
      Schema.of(
              text("name"),
              key("url", SECRET_ADDRESS),
              key("http_config", new Nested(HttpKeys.HTTP)),
              key("timeout", DURATION),
              key("workers", COUNT),
              key("max_retries", COUNT),
              key("retry_backoff", DURATION))
          .with(needs("url", "event_recorder webhook output requires a url"));

  private static final Schema KAFKA =
      Schema.of(
              text("name"),
              key("brokers", new Listed(TEXT)),
              text("topic"),
              text("client_id"),
              key("format", oneOf("json", "protobuf")),
              key("acks", oneOf("none", "leader", "all")),
              key("compression", oneOf("none", "gzip", "snappy", "lz4", "zstd")),
              key("buffer_size", COUNT),
              key("tls_config", new Nested(HttpKeys.TLS)))
          .with(
              needs("brokers", "event_recorder kafka output requires at least one broker"),
              needs("topic", "event_recorder kafka output requires a topic"));

  public static final Schema RECORDER =
      Schema.of(
          outputs("file", FILES),
          outputs("webhook", WEBHOOKS),
          outputs("kafka", KAFKA),
          outputs("stdout", Schema.of(text("name"))));

  private RecorderKeys() {}

  private static Key outputs(String kind, Schema schema) {
    return key(kind + "_outputs", new Sections(schema, "missing " + kind + " output"));
  }
}
