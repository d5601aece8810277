package io.tocsin.configuration.keys;

import static io.tocsin.configuration.keys.GlobalKeys.global;
import static io.tocsin.configuration.schema.Key.flag;
import static io.tocsin.configuration.schema.Key.key;
import static io.tocsin.configuration.schema.Key.template;
import static io.tocsin.configuration.schema.Scalar.ADDRESS;

import io.tocsin.configuration.schema.Key;
import io.tocsin.configuration.schema.Nested;
import io.tocsin.configuration.schema.Rule;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.schema.Sections;
import java.util.stream.Stream;

/** Common parts of the tables of integrations. */
final class Integrations {
  private Integrations() {}

  /** An integration over HTTP. */
  static Schema http(boolean sendResolved, Key... keys) {
    var common =
        Schema.of(
            flag("send_resolved").otherwise(sendResolved),
            key("http_config", new Nested(HttpKeys.HTTP)).otherwise(global("http_config")));
    return common.with(keys);
  }

  /** A text with a default template: {@code {{ template "slack.default.title" . }}}. */
  static Key usual(String name, String template) {
    return template(name).otherwise("{{ template \"" + template + "\" . }}");
  }

  static Key[] texts(String... names) {
    return Stream.of(names).map(Key::template).toArray(Key[]::new);
  }

  /** A URL with a default in {@code global}. */
  static Key address(String name, String globally) {
    return key(name, ADDRESS).otherwise(global(globally));
  }

  /** The fields of Slack-like messages. */
  static Key fields(String product) {
    return key(
        "fields",
        new Sections(
            Schema.of(template("title"), template("value"), flag("short"))
                .with(
                    Rule.needs("title", "missing title in " + product + " field configuration"),
                    Rule.needs("value", "missing value in " + product + " field configuration")),
            "missing " + product + " field"));
  }
}
