package io.tocsin.configuration.keys;

import static io.tocsin.configuration.schema.Key.key;
import static io.tocsin.configuration.schema.Key.text;
import static io.tocsin.configuration.schema.Scalar.TEXT;

import io.tocsin.configuration.schema.Key;
import io.tocsin.configuration.schema.Mapped;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.schema.Sections;
import io.tocsin.configuration.yaml.Section;

/** One of {@code receivers}, with every kind of integration that Alertmanager has. */
public final class ReceiverKeys {
  public static final Schema RECEIVER =
      Schema.of(
              text("name"),
              key("labels", new Mapped(TEXT)),
              integrations("discord", ChatKeys.DISCORD),
              integrations("email", EmailKeys.EMAIL),
              integrations("incidentio", PagingKeys.INCIDENTIO),
              integrations("pagerduty", PagingKeys.PAGERDUTY),
              integrations("slack", SlackKeys.SLACK),
              integrations("webhook", SystemKeys.WEBHOOK),
              integrations("opsgenie", PagingKeys.OPSGENIE),
              integrations("wechat", ChatKeys.WECHAT),
              integrations("pushover", PagingKeys.PUSHOVER),
              integrations("victorops", PagingKeys.VICTOROPS),
              integrations("sns", SystemKeys.SNS),
              integrations("telegram", ChatKeys.TELEGRAM),
              integrations("webex", ChatKeys.WEBEX),
              integrations("msteams", ChatKeys.MSTEAMS),
              integrations("msteamsv2", ChatKeys.MSTEAMS_V2),
              integrations("jira", SystemKeys.JIRA),
              integrations("rocketchat", ChatKeys.ROCKETCHAT),
              integrations("mattermost", MattermostKeys.MATTERMOST))
          .with(ReceiverKeys::labels);

  /** With the defaults that only newer versions of Alertmanager have. */
  static final Schema WITH_ALL_DEFAULTS =
      RECEIVER.replacing(integrations("slack", SlackKeys.SLACK.printingAllDefaults()));

  private ReceiverKeys() {}

  private static Key integrations(String kind, Schema schema) {
    return key(kind + "_configs", new Sections(schema, "missing " + kind + " config"));
  }

  /** Alertmanager adds the label {@code name} itself. */
  private static void labels(Section section, Section global) {
    section
        .section("labels")
        .ifPresent(written -> checkLabels(written, section.text("name").orElse("")));
  }

  private static void checkLabels(Section labels, String receiver) {
    for (var name : labels.written()) {
      if (!labels.file().syntax().isLabelName(name)) {
        labels.mistake(name, "invalid label name \"%s\" in receiver labels".formatted(name));
      }
    }
    var name = labels.text("name").orElse(receiver);
    if (!name.equals(receiver)) {
      labels.mistake(
          "name",
          "the label name of receiver \"%s\" is its own name and cannot be \"%s\""
              .formatted(receiver, name));
    }
  }
}
