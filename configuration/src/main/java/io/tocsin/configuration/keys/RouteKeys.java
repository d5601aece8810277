package io.tocsin.configuration.keys;

import static io.tocsin.configuration.schema.Key.flag;
import static io.tocsin.configuration.schema.Key.key;
import static io.tocsin.configuration.schema.Key.text;
import static io.tocsin.configuration.schema.Scalar.DURATION;
import static io.tocsin.configuration.schema.Scalar.TEXT;

import io.tocsin.configuration.schema.Listed;
import io.tocsin.configuration.schema.Mapped;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.schema.Sections;
import io.tocsin.configuration.schema.Structure;
import java.time.Duration;

/**
 * {@code route}, {@code inhibit_rules} and the time intervals, for printing only: their readers
 * validate them better than a table could.
 */
final class RouteKeys {
  private static final Schema CHILD =
      Schema.of(
          text("receiver"),
          key("group_by", new Listed(TEXT)),
          key("match", new Mapped(TEXT)),
          key("match_re", new Mapped(TEXT)),
          key("matchers", new Listed(TEXT)),
          key("mute_time_intervals", new Listed(TEXT)),
          key("active_time_intervals", new Listed(TEXT)),
          flag("continue").otherwise(false),
          key("routes", new Sections(() -> RouteKeys.CHILD, "missing route")),
          key("group_wait", DURATION),
          key("group_interval", DURATION),
          key("repeat_interval", DURATION),
          key("labels", new Mapped(TEXT)));

  /** The root prints the values that other routes inherit. */
  static final Schema ROOT =
      CHILD
          .replacing(CHILD.key("group_wait").otherwise(Duration.ofSeconds(30)))
          .replacing(CHILD.key("group_interval").otherwise(Duration.ofMinutes(5)))
          .replacing(CHILD.key("repeat_interval").otherwise(Duration.ofHours(4)));

  static final Schema INHIBIT_RULE =
      Schema.of(
          text("name"),
          key("source_match", new Mapped(TEXT)),
          key("source_match_re", new Mapped(TEXT)),
          key("source_matchers", new Listed(TEXT)),
          key("target_match", new Mapped(TEXT)),
          key("target_match_re", new Mapped(TEXT)),
          key("target_matchers", new Listed(TEXT)),
          key("equal", new Listed(TEXT)));

  static final Schema TIME_INTERVAL = Schema.of(text("name"), key("time_intervals", Structure.ANY));

  private RouteKeys() {}
}
