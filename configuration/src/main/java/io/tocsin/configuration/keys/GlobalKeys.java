package io.tocsin.configuration.keys;

import static io.tocsin.configuration.schema.Key.flag;
import static io.tocsin.configuration.schema.Key.key;
import static io.tocsin.configuration.schema.Key.secret;
import static io.tocsin.configuration.schema.Key.secretAddress;
import static io.tocsin.configuration.schema.Key.text;
import static io.tocsin.configuration.schema.Scalar.ADDRESS;
import static io.tocsin.configuration.schema.Scalar.DURATION;

import io.tocsin.configuration.schema.Key;
import io.tocsin.configuration.schema.Nested;
import io.tocsin.configuration.schema.Rule;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.yaml.Section;
import java.time.Duration;

/** The section {@code global}. */
public final class GlobalKeys {
  private static final String SLACK_APP_URL = "https://slack.com/api/chat.postMessage";

  public static final Schema GLOBAL =
      Schema.of(
              key("resolve_timeout", DURATION).otherwise(Duration.ofMinutes(5)),
              HttpKeys.GLOBAL,
              key("jira_api_url", ADDRESS),
              text("smtp_from"),
              text("smtp_hello").otherwise("localhost"),
              text("smtp_smarthost"),
              text("smtp_auth_username"),
              secret("smtp_auth_password"),
              secret("smtp_auth_secret"),
              text("smtp_auth_identity"),
              flag("smtp_require_tls").otherwise(true),
              key("smtp_tls_config", new Nested(HttpKeys.TLS)),
              flag("smtp_force_implicit_tls"),
              secretAddress("slack_api_url"),
              secret("slack_app_token"),
              address("slack_app_url", SLACK_APP_URL).printedIfWritten(),
              address("pagerduty_url", "https://events.pagerduty.com/v2/enqueue"),
              address("opsgenie_api_url", "https://api.opsgenie.com/"),
              secret("opsgenie_api_key"),
              address("wechat_api_url", "https://qyapi.weixin.qq.com/cgi-bin/"),
              secret("wechat_api_secret"),
              text("wechat_api_corp_id"),
              address(
                  "victorops_api_url",
                  "https://alert.victorops.com/integrations/generic/20131114/alert/"),
              secret("victorops_api_key"),
              address("telegram_api_url", "https://api.telegram.org"),
              secret("telegram_bot_token"),
              address("webex_api_url", "https://webexapis.com/v1/messages"),
              address("rocketchat_api_url", "https://open.rocket.chat/").printedIfWritten(),
              secret("rocketchat_token"),
              secret("rocketchat_token_id"),
              secretAddress("mattermost_webhook_url"))
          .with(GlobalKeys::slackHasOneAccess);

  private GlobalKeys() {}

  /** A key that the tables of integrations inherit from. */
  static Key global(String name) {
    return GLOBAL.key(name);
  }

  private static Key address(String name, String otherwise) {
    return key(name, ADDRESS).otherwise(otherwise);
  }

  /** Both are allowed if the URL is the app's: some receivers then have their own token. */
  private static void slackHasOneAccess(Section section, Section global) {
    boolean token = Rule.count(section, "slack_app_token", "slack_app_token_file") > 0;
    boolean url = Rule.count(section, "slack_api_url", "slack_api_url_file") > 0;
    var appUrl = section.text("slack_app_url").orElse(SLACK_APP_URL);
    if (token && url && !appUrl.equals(section.text("slack_api_url").orElse(""))) {
      section.mistake(
          "slack_api_url",
          "at most one of slack_app_token/slack_app_token_file &"
              + " slack_api_url/slack_api_url_file must be configured");
    }
  }
}
