package io.tocsin.configuration.keys;

import static io.tocsin.configuration.keys.Integrations.address;
import static io.tocsin.configuration.keys.Integrations.http;
import static io.tocsin.configuration.keys.Integrations.usual;
import static io.tocsin.configuration.schema.Key.flag;
import static io.tocsin.configuration.schema.Key.key;
import static io.tocsin.configuration.schema.Key.template;
import static io.tocsin.configuration.schema.Key.text;
import static io.tocsin.configuration.schema.Rule.count;
import static io.tocsin.configuration.schema.Rule.needs;
import static io.tocsin.configuration.schema.Rule.needsHereOrGlobally;
import static io.tocsin.configuration.schema.Scalar.COUNT;
import static io.tocsin.configuration.schema.Scalar.DURATION;
import static io.tocsin.configuration.schema.Scalar.FILE;
import static io.tocsin.configuration.schema.Scalar.GO_DURATION;
import static io.tocsin.configuration.schema.Scalar.SECRET;
import static io.tocsin.configuration.schema.Scalar.TEMPLATE;
import static io.tocsin.configuration.schema.Scalar.oneOf;

import io.tocsin.configuration.schema.Listed;
import io.tocsin.configuration.schema.Mapped;
import io.tocsin.configuration.schema.Nested;
import io.tocsin.configuration.schema.Scalar;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.schema.Structure;
import io.tocsin.configuration.schema.TextOrSection;
import io.tocsin.configuration.yaml.Address;
import io.tocsin.configuration.yaml.Printed;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.util.List;

/** The integrations with other systems. */
public final class SystemKeys {
  /**
   * Hidden completely, as in Alertmanager, but in the form of a URL, because Debian's amtool
   * requires one. The reader checks templates in it.
   */
  private static final Scalar WEBHOOK_ADDRESS =
      new Scalar(
          Value::checkDestination, value -> Printed.text(value.isEmpty() ? "" : "http://<secret>"));

  /** A URL that Alertmanager does not validate. */
  private static final Scalar ENDPOINT =
      new Scalar(
          Value::text, value -> Printed.text(Address.withoutPassword(value.text().orElse(""))));

  public static final Schema WEBHOOK =
      http(
          true,
          key("url", WEBHOOK_ADDRESS),
          key("url_file", FILE),
          key("max_alerts", COUNT).otherwise(new Printed.Scalar("0")),
          key("timeout", GO_DURATION),
          key("payload", Structure.OF_TEMPLATES));

  private static final Schema SIGV4 =
      Schema.of(
              text("region"),
              text("access_key"),
              key("secret_key", SECRET),
              text("profile"),
              text("role_arn"),
              text("external_id"),
              flag("use_fips_sts_endpoint"),
              text("service_name"))
          .with(
              (section, global) -> {
                if (count(section, "access_key") != count(section, "secret_key")) {
                  section.mistake(
                      "access_key",
                      "must provide a AWS SigV4 Access key and Secret Key if credentials are"
                          + " specified in the SigV4 config");
                }
              });

  static final Schema SNS =
      http(
              true,
              key("api_url", ENDPOINT),
              key("sigv4", new Nested(SIGV4)),
              template("topic_arn"),
              template("phone_number"),
              template("target_arn"),
              usual("subject", "sns.default.subject"),
              usual("message", "sns.default.message"),
              key("attributes", new Mapped(TEMPLATE)),
              flag("use_aws_http_client"))
          .with(SystemKeys::oneTarget);

  /** A text of an issue, and whether updates of the issue change it. */
  private static final TextOrSection ISSUE_TEXT =
      new TextOrSection(Schema.of(template("template"), flag("enable_update")));

  static final Schema JIRA =
      http(
              true,
              address("api_url", "jira_api_url"),
              key(
                      "api_type",
                      oneOf(
                          "unknown api_type on jira_config, must be auto, cloud or datacenter",
                          List.of("auto", "cloud", "datacenter")))
                  .otherwise("auto"),
              template("project"),
              key("summary", ISSUE_TEXT).otherwise("{{ template \"jira.default.summary\" . }}"),
              key("description", ISSUE_TEXT)
                  .otherwise("{{ template \"jira.default.description\" . }}"),
              key("labels", new Listed(TEMPLATE)),
              usual("priority", "jira.default.priority"),
              template("issue_type"),
              text("reopen_transition"),
              text("resolve_transition"),
              text("wont_fix_resolution"),
              key("reopen_duration", DURATION),
              key("fields", new Mapped(Structure.OF_TEMPLATES)))
          .with(
              needs("project", "missing project in jira_config"),
              needs("issue_type", "missing issue_type in jira_config"),
              needsHereOrGlobally("api_url", "jira_api_url", "no global Jira Cloud URL set"));

  private SystemKeys() {}

  private static void oneTarget(Section section, Section global) {
    if (count(section, "topic_arn", "target_arn", "phone_number") != 1) {
      section.mistake(
          "topic_arn",
          "must provide either a Target ARN, Topic ARN, or Phone Number for SNS config");
    }
  }
}
