package io.tocsin.configuration.receiver;

import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.SourceFile;
import io.tocsin.configuration.yaml.Value;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The section {@code global}: what an integration uses where it says nothing itself. */
public record GlobalSettings(
    Duration resolveTimeout,
    HttpSettings http,
    MailServer mail,
    SlackAccess slack,
    URI pagerDutyUrl) {

  private static final URI PAGERDUTY = URI.create("https://events.pagerduty.com/v2/enqueue");

  private static final String[] TO_COME = {
    "jira_api_url",
    "opsgenie_api_url",
    "rocketchat_api_url",
    "telegram_api_url",
    "victorops_api_url",
    "webex_api_url",
    "wechat_api_corp_id",
    "wechat_api_url"
  };

  private static final String[] SECRETS_TO_COME = {
    "mattermost_webhook_url",
    "opsgenie_api_key",
    "rocketchat_token",
    "rocketchat_token_id",
    "telegram_bot_token",
    "victorops_api_key",
    "wechat_api_secret"
  };

  /**
   * @param written empty gives the defaults
   */
  public static GlobalSettings read(Optional<Section> written, SourceFile file) {
    var section = written.orElseGet(file::emptySection);
    var settings =
        new GlobalSettings(
            section.value("resolve_timeout").flatMap(Value::duration).orElse(Duration.ofMinutes(5)),
            HttpReader.read(section, HttpSettings.DEFAULT),
            MailServer.global(section),
            SlackAccess.global(section),
            section.value("pagerduty_url").flatMap(Value::address).orElse(PAGERDUTY));
    section.haveNoEffectYet(TO_COME);
    section.secretsHaveNoEffectYet(SECRETS_TO_COME);
    section.done();
    return settings;
  }
}
