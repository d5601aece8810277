package io.tocsin.configuration.receiver;

import static io.tocsin.configuration.receiver.IntegrationTexts.templateNamed;

import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads one of {@code pagerduty_configs}. */
final class PagerDutyReader {
  private PagerDutyReader() {}

  static Optional<PagerDutyIntegration> read(Section section, GlobalSettings global) {
    var routingKey = routingKey(section);
    var texts = new IntegrationTexts(section);
    var client = texts.text("client", templateNamed("pagerduty.default.client"));
    var integration =
        new PagerDutyIntegration(
            section.flag("send_resolved", true),
            routingKey.orElseGet(() -> new SecretSource.Inline("")),
            section.value("url").flatMap(Value::address).orElse(global.pagerDutyUrl()),
            client,
            texts.text("client_url", templateNamed("pagerduty.default.clientURL")),
            texts.text("description", templateNamed("pagerduty.default.description")),
            section.text("source").filter(source -> !source.isEmpty()).orElse(client),
            section.text("severity").filter(severity -> !severity.isEmpty()).orElse("error"),
            details(section),
            texts.text("class"),
            texts.text("component"),
            texts.text("group"),
            each(section, "links", PagerDutyReader::link),
            each(section, "images", PagerDutyReader::image),
            WebhookReader.timeout(section),
            HttpReader.read(section, global.http()));
    return routingKey.map(key -> integration);
  }

  /** A service key alone is for Events API v1: such an integration is skipped with a warning. */
  private static Optional<SecretSource> routingKey(Section section) {
    var routingKey = section.secret("routing_key");
    boolean serviceKey =
        section.value("service_key").or(() -> section.value("service_key_file")).isPresent();
    if (routingKey.isEmpty() && !serviceKey) {
      section.mistake("routing_key", "missing service or routing key in PagerDuty config");
    } else if (routingKey.isEmpty()) {
      section.warn(
          "this integration pages nobody: service_key is for PagerDuty's Events API v1, which is"
              + " not supported yet; create an Events API v2 integration and use its routing_key");
    }
    section.secretsHaveNoEffectYet("service_key");
    return routingKey;
  }

  private static Map<String, String> details(Section section) {
    var details = new LinkedHashMap<String, String>();
    section
        .section("details")
        .ifPresent(keys -> keys.values().forEach((name, value) -> detail(name, value, details)));
    return details;
  }

  /** In Alertmanager a detail may be a nested structure. */
  private static void detail(String name, Value value, Map<String, String> details) {
    if (value.isText()) {
      value.text().ifPresent(text -> details.put(name, text));
    } else {
      value.hasNoEffectYet();
    }
  }

  private static <T> List<T> each(Section section, String key, Function<Section, T> reader) {
    return section.items(key).stream()
        .flatMap(item -> item.section().stream())
        .map(
            keys -> {
              var read = reader.apply(keys);
              keys.done();
              return read;
            })
        .toList();
  }

  private static PagerDutyIntegration.Link link(Section section) {
    return new PagerDutyIntegration.Link(
        section.text("href").orElse(""), section.text("text").orElse(""));
  }

  private static PagerDutyIntegration.Image image(Section section) {
    return new PagerDutyIntegration.Image(
        section.text("src").orElse(""),
        section.text("alt").orElse(""),
        section.text("href").orElse(""));
  }
}
