package io.tocsin.configuration.receiver;

import io.tocsin.configuration.keys.GlobalKeys;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.net.URI;
import java.time.Duration;

/** The section {@code global}: defaults for integrations. */
public record GlobalSettings(
    Duration resolveTimeout,
    HttpSettings http,
    MailServer mail,
    SlackAccess slack,
    URI pagerDutyUrl) {

  private static final URI PAGERDUTY = URI.create("https://events.pagerduty.com/v2/enqueue");

  /**
   * @param section empty gives the defaults
   */
  public static GlobalSettings read(Section section) {
    var settings =
        new GlobalSettings(
            section.value("resolve_timeout").flatMap(Value::duration).orElse(Duration.ofMinutes(5)),
            HttpReader.read(section, HttpSettings.DEFAULT),
            MailServer.global(section),
            SlackAccess.global(section),
            section.value("pagerduty_url").flatMap(Value::address).orElse(PAGERDUTY));
    GlobalKeys.GLOBAL.finish(section, section);
    return settings;
  }
}
