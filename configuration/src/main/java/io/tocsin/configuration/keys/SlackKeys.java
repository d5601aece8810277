package io.tocsin.configuration.keys;

import static io.tocsin.configuration.keys.GlobalKeys.global;
import static io.tocsin.configuration.keys.Integrations.address;
import static io.tocsin.configuration.keys.Integrations.fields;
import static io.tocsin.configuration.keys.Integrations.http;
import static io.tocsin.configuration.keys.Integrations.usual;
import static io.tocsin.configuration.schema.Key.flag;
import static io.tocsin.configuration.schema.Key.key;
import static io.tocsin.configuration.schema.Key.secret;
import static io.tocsin.configuration.schema.Key.secretAddress;
import static io.tocsin.configuration.schema.Key.template;
import static io.tocsin.configuration.schema.Rule.needs;
import static io.tocsin.configuration.schema.Rule.needsOne;
import static io.tocsin.configuration.schema.Scalar.DESTINATION;
import static io.tocsin.configuration.schema.Scalar.GO_DURATION;
import static io.tocsin.configuration.schema.Scalar.TEXT;

import io.tocsin.configuration.schema.Listed;
import io.tocsin.configuration.schema.Nested;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.schema.Sections;

/** {@code slack_configs}. */
public final class SlackKeys {
  private static final Schema CONFIRM =
      Schema.of(template("text"), template("title"), template("ok_text"), template("dismiss_text"))
          .with(needs("text", "missing text in Slack confirmation configuration"));

  private static final Schema ACTION =
      Schema.of(
              template("type"),
              template("text"),
              template("url"),
              template("style"),
              template("name"),
              template("value"),
              key("confirm", new Nested(CONFIRM)))
          .with(
              needs("type", "missing type in Slack action configuration"),
              needs("text", "missing text in Slack action configuration"),
              needsOne("missing name or url in Slack action configuration", "name", "url"));

  public static final Schema SLACK =
      http(
          false,
          secretAddress("api_url")
              .otherwise(global("slack_api_url"), "app_token", "app_token_file"),
          secret("app_token")
              .otherwise(global("slack_app_token"), "api_url", "api_url_file")
              .printedIfWritten(),
          address("app_url", "slack_app_url").printedIfWritten(),
          key("channel", DESTINATION),
          usual("username", "slack.default.username"),
          template("color")
              .otherwise("{{ if eq .Status \"firing\" }}danger{{ else }}good{{ end }}"),
          usual("title", "slack.default.title"),
          usual("title_link", "slack.default.titlelink"),
          usual("pretext", "slack.default.pretext"),
          usual("text", "slack.default.text"),
          template("message_text"),
          fields("Slack"),
          flag("short_fields").otherwise(false),
          usual("footer", "slack.default.footer"),
          usual("fallback", "slack.default.fallback"),
          usual("callback_id", "slack.default.callbackid"),
          usual("icon_emoji", "slack.default.iconemoji"),
          usual("icon_url", "slack.default.iconurl"),
          template("image_url"),
          template("thumb_url"),
          flag("link_names").otherwise(false),
          key("mrkdwn_in", new Listed(TEXT)),
          key("actions", new Sections(ACTION, "missing Slack action")),
          flag("update_message"),
          key("timeout", GO_DURATION));

  private SlackKeys() {}
}
