package io.tocsin.configuration.keys;

import static io.tocsin.configuration.keys.GlobalKeys.global;
import static io.tocsin.configuration.keys.Integrations.address;
import static io.tocsin.configuration.keys.Integrations.http;
import static io.tocsin.configuration.keys.Integrations.usual;
import static io.tocsin.configuration.schema.Key.flag;
import static io.tocsin.configuration.schema.Key.key;
import static io.tocsin.configuration.schema.Key.secret;
import static io.tocsin.configuration.schema.Key.secretDestination;
import static io.tocsin.configuration.schema.Key.secretTemplate;
import static io.tocsin.configuration.schema.Key.template;
import static io.tocsin.configuration.schema.Rule.needs;
import static io.tocsin.configuration.schema.Rule.needsHereOrGlobally;
import static io.tocsin.configuration.schema.Rule.needsOne;
import static io.tocsin.configuration.schema.Scalar.ADDRESS;
import static io.tocsin.configuration.schema.Scalar.COUNT;
import static io.tocsin.configuration.schema.Scalar.FILE;
import static io.tocsin.configuration.schema.Scalar.GO_DURATION;
import static io.tocsin.configuration.schema.Scalar.TEMPLATE;

import io.tocsin.configuration.schema.Mapped;
import io.tocsin.configuration.schema.Rule;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.schema.Sections;
import io.tocsin.configuration.schema.Structure;
import io.tocsin.configuration.yaml.Printed;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The paging integrations. */
public final class PagingKeys {
  private static final Map<String, Printed> DETAILS =
      new TreeMap<>(
          Map.of(
              "firing",
              Printed.text("{{ template \"pagerduty.default.instances\" .Alerts.Firing }}"),
              "resolved",
              Printed.text("{{ template \"pagerduty.default.instances\" .Alerts.Resolved }}"),
              "num_firing",
              Printed.text("{{ .Alerts.Firing | len }}"),
              "num_resolved",
              Printed.text("{{ .Alerts.Resolved | len }}")));

  public static final Schema PAGERDUTY =
      http(
          true,
          secretTemplate("service_key"),
          secretDestination("routing_key"),
          address("url", "pagerduty_url"),
          usual("client", "pagerduty.default.client"),
          usual("client_url", "pagerduty.default.clientURL"),
          template("description").otherwise("{{ template \"pagerduty.default.description\" .}}"),
          key("details", new Mapped(Structure.OF_TEMPLATES, DETAILS))
              .otherwise(new Printed.Keys(DETAILS)),
          key(
              "images",
              new Sections(
                  Schema.of(template("src"), template("alt"), template("href")), "missing image")),
          key("links", new Sections(Schema.of(template("href"), template("text")), "missing link")),
          template("source"),
          template("severity").otherwise("error"),
          template("class"),
          template("component"),
          template("group"),
          key("timeout", GO_DURATION));

  static final Schema OPSGENIE =
      http(
              true,
              secret("api_key").otherwise(global("opsgenie_api_key")),
              address("api_url", "opsgenie_api_url"),
              usual("message", "opsgenie.default.message"),
              usual("description", "opsgenie.default.description"),
              usual("source", "opsgenie.default.source"),
              key("details", new Mapped(TEMPLATE)),
              template("entity"),
              key(
                  "responders",
                  new Sections(
                      Schema.of(
                              template("id"),
                              template("name"),
                              template("username"),
                              template("type"))
                          .with(PagingRules::responder),
                      "missing responder")),
              template("actions"),
              template("tags"),
              template("note"),
              template("priority"),
              flag("update_alerts"))
          .with(
              needsHereOrGlobally(
                  "api_key",
                  "opsgenie_api_key",
                  "no global OpsGenie API Key set either inline or in a file"));

  static final Schema VICTOROPS =
      http(
              true,
              secret("api_key").otherwise(global("victorops_api_key")),
              address("api_url", "victorops_api_url"),
              template("routing_key"),
              template("message_type").otherwise("CRITICAL"),
              usual("state_message", "victorops.default.state_message"),
              usual("entity_display_name", "victorops.default.entity_display_name"),
              usual("monitoring_tool", "victorops.default.monitoring_tool"),
              key("custom_fields", new Mapped(TEMPLATE)))
          .with(
              needs("routing_key", "missing Routing key in VictorOps config"),
              needsHereOrGlobally(
                  "api_key", "victorops_api_key", "no global VictorOps API Key set"),
              PagingRules::customFieldsAreNotFixed);

  static final Schema PUSHOVER =
      http(
              true,
              secretTemplate("user_key"),
              secretTemplate("token"),
              usual("title", "pushover.default.title"),
              usual("message", "pushover.default.message"),
              usual("url", "pushover.default.url"),
              template("url_title"),
              template("device"),
              template("sound"),
              template("priority").otherwise("{{ if eq .Status \"firing\" }}2{{ else }}0{{ end }}"),
              key("retry", GO_DURATION).otherwise(Duration.ofMinutes(1)),
              key("expire", GO_DURATION).otherwise(Duration.ofHours(1)),
              key("ttl", GO_DURATION),
              flag("html"),
              flag("monospace"))
          .with(
              needsOne(
                  "one of user_key or user_key_file must be configured",
                  "user_key",
                  "user_key_file"),
              needsOne("one of token or token_file must be configured", "token", "token_file"),
              PagingRules::oneLook);

  static final Schema INCIDENTIO =
      http(
              true,
              key("url", ADDRESS),
              key("url_file", FILE),
              secret("alert_source_token"),
              key("max_alerts", COUNT),
              key("timeout", GO_DURATION))
          .with(
              needsOne("one of url or url_file must be configured", "url", "url_file"),
              Rule.notBoth("url"),
              PagingRules::incidentIsAuthorized);

  private PagingKeys() {}
}
