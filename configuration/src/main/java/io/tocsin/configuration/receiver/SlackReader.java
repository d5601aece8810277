package io.tocsin.configuration.receiver;

import static io.tocsin.configuration.receiver.IntegrationTexts.templateNamed;

import io.tocsin.configuration.yaml.Section;
import java.util.Optional;

/** Reads one of {@code slack_configs}. */
final class SlackReader {
  private static final String DEFAULT_COLOR =
      "{{ if eq .Status \"firing\" }}danger{{ else }}good{{ end }}";

  private SlackReader() {}

  static Optional<SlackIntegration> read(Section section, GlobalSettings global) {
    var http = HttpReader.read(section, global.http());
    var access = global.slack().overriddenBy(section, http);
    checkAccess(section, access, http);
    var integration =
        new SlackIntegration(
            section.flag("send_resolved", false),
            access.apiUrl(),
            access.appToken(),
            access.appUrl(),
            section.text("channel").orElse(""),
            texts(new IntegrationTexts(section)),
            section.flag("update_message", access.canUpdate()),
            WebhookReader.timeout(section),
            http);
    check(section, access, integration);
    return Optional.of(integration);
  }

  private static void checkAccess(Section section, SlackAccess access, HttpSettings http) {
    if (access.apiUrl().isEmpty() && access.appToken().isEmpty()) {
      section.mistake("api_url", "no Slack API URL nor App token set either inline or in a file");
    }
    if (access.appToken().isPresent() && SlackAccess.isAuthorized(http)) {
      section.mistake("http_config", "http authorization can't be set when using Slack App tokens");
    }
  }

  private static void check(Section section, SlackAccess access, SlackIntegration integration) {
    if (integration.updateMessage() && !access.canUpdate()) {
      section.mistake(
          "update_message",
          "a webhook cannot update messages; use app_token, or https://slack.com/api/chat.postMessage"
              + " as api_url");
    }
    if (access.canUpdate() && integration.channel().isEmpty()) {
      section.warn("no channel: without one Slack rejects every message, except through a webhook");
    }
  }

  private static SlackTexts texts(IntegrationTexts texts) {
    return new SlackTexts(
        texts.text("username", templateNamed("slack.default.username")),
        texts.text("color", DEFAULT_COLOR),
        texts.text("title", templateNamed("slack.default.title")),
        texts.text("title_link", templateNamed("slack.default.titlelink")),
        withoutDefault(texts, "pretext"),
        withoutDefault(texts, "text"),
        texts.text("fallback", templateNamed("slack.default.fallback")),
        withoutDefault(texts, "footer"),
        emptyByDefault(texts, "icon_emoji", "iconemoji"),
        emptyByDefault(texts, "icon_url", "iconurl"),
        texts.text("message_text"));
  }

  private static String withoutDefault(IntegrationTexts texts, String key) {
    return emptyByDefault(texts, key, key);
  }

  /** The default templates of these render to an empty text. */
  private static String emptyByDefault(IntegrationTexts texts, String key, String template) {
    var text = texts.text(key);
    return IntegrationTexts.isSame(text, templateNamed("slack.default." + template)) ? "" : text;
  }
}
