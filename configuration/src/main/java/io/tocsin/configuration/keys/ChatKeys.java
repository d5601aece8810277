package io.tocsin.configuration.keys;

import static io.tocsin.configuration.keys.GlobalKeys.global;
import static io.tocsin.configuration.keys.Integrations.address;
import static io.tocsin.configuration.keys.Integrations.http;
import static io.tocsin.configuration.keys.Integrations.usual;
import static io.tocsin.configuration.schema.Key.flag;
import static io.tocsin.configuration.schema.Key.key;
import static io.tocsin.configuration.schema.Key.secret;
import static io.tocsin.configuration.schema.Key.secretAddress;
import static io.tocsin.configuration.schema.Key.template;
import static io.tocsin.configuration.schema.Key.text;
import static io.tocsin.configuration.schema.Rule.needs;
import static io.tocsin.configuration.schema.Rule.needsHereOrGlobally;
import static io.tocsin.configuration.schema.Rule.needsOne;
import static io.tocsin.configuration.schema.Rule.notBoth;
import static io.tocsin.configuration.schema.Scalar.FILE;
import static io.tocsin.configuration.schema.Scalar.NUMBER;
import static io.tocsin.configuration.schema.Scalar.oneOf;

import io.tocsin.configuration.schema.Rule;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.schema.Sections;
import java.util.List;

/** The chat integrations, except Slack. */
final class ChatKeys {
  private static final Rule NEEDS_WEBHOOK =
      needsOne(
          "one of webhook_url or webhook_url_file must be configured",
          "webhook_url",
          "webhook_url_file");

  static final Schema DISCORD =
      http(
              true,
              secretAddress("webhook_url"),
              template("content"),
              usual("title", "discord.default.title"),
              usual("message", "discord.default.message"),
              template("username"),
              template("avatar_url"))
          .with(NEEDS_WEBHOOK);

  static final Schema MSTEAMS =
      http(
              true,
              secretAddress("webhook_url"),
              usual("title", "msteams.default.title"),
              usual("summary", "msteams.default.summary"),
              usual("text", "msteams.default.text"))
          .with(NEEDS_WEBHOOK);

  static final Schema MSTEAMS_V2 =
      http(
              true,
              secretAddress("webhook_url"),
              usual("title", "msteamsv2.default.title"),
              usual("text", "msteamsv2.default.text"))
          .with(NEEDS_WEBHOOK);

  static final Schema TELEGRAM =
      http(
              true,
              address("api_url", "telegram_api_url"),
              secret("bot_token").otherwise(global("telegram_bot_token")),
              key("chat_id", NUMBER),
              key("chat_id_file", FILE),
              key("message_thread_id", NUMBER),
              usual("message", "telegram.default.message"),
              flag("disable_notifications"),
              key(
                      "parse_mode",
                      oneOf(
                          "unknown parse_mode on telegram_config, must be Markdown, MarkdownV2,"
                              + " HTML or empty string",
                          List.of("Markdown", "MarkdownV2", "HTML")))
                  .otherwise("HTML"))
          .with(
              needsHereOrGlobally(
                  "bot_token",
                  "telegram_bot_token",
                  "missing bot_token or bot_token_file on telegram_config"),
              needsOne(
                  "missing chat_id or chat_id_file on telegram_config", "chat_id", "chat_id_file"),
              notBoth("chat_id"));

  static final Schema WEBEX =
      http(
              true,
              address("api_url", "webex_api_url"),
              usual("message", "webex.default.message"),
              text("room_id"))
          .with(
              needs("room_id", "missing room_id on webex_config"),
              (section, global) -> {
                if (!PagingRules.isAuthorized(PagingRules.http(section))) {
                  section.mistake("http_config", "missing webex_configs.http_config.authorization");
                }
              });

  static final Schema WECHAT =
      http(
              false,
              secret("api_secret").otherwise(global("wechat_api_secret")),
              template("corp_id").otherwise(global("wechat_api_corp_id")),
              usual("message", "wechat.default.message"),
              address("api_url", "wechat_api_url"),
              usual("to_user", "wechat.default.to_user"),
              usual("to_party", "wechat.default.to_party"),
              usual("to_tag", "wechat.default.to_tag"),
              usual("agent_id", "wechat.default.agent_id"),
              key(
                      "message_type",
                      oneOf(
                          "weChat message type \"%s\" does not match valid options"
                              + " ^(text|markdown)$",
                          List.of("text", "markdown")))
                  .otherwise("text"))
          .with(
              needsHereOrGlobally(
                  "api_secret",
                  "wechat_api_secret",
                  "no global Wechat Api Secret set either inline or in a file"),
              needsHereOrGlobally("corp_id", "wechat_api_corp_id", "no global Wechat CorpID set"));

  private static final Schema ROCKETCHAT_FIELD =
      Schema.of(flag("short"), template("title"), template("value"));

  /** The names have no underscores, as in Alertmanager. */
  private static final Schema ROCKETCHAT_ACTION =
      Schema.of(
          template("type"),
          template("text"),
          template("url"),
          template("imageurl"),
          flag("iswebview"),
          template("webviewheightratio"),
          template("msg"),
          flag("msginchatwindow"),
          template("msgprocessingtype"));

  static final Schema ROCKETCHAT =
      http(
              false,
              address("api_url", "rocketchat_api_url"),
              secret("token_id").otherwise(global("rocketchat_token_id")),
              secret("token").otherwise(global("rocketchat_token")),
              template("channel"),
              template("color")
                  .otherwise("{{ if eq .Status \"firing\" }}red{{ else }}green{{ end }}"),
              usual("title", "rocketchat.default.title"),
              usual("title_link", "rocketchat.default.titlelink"),
              usual("text", "rocketchat.default.text"),
              key("fields", new Sections(ROCKETCHAT_FIELD, "missing field")),
              flag("short_fields").otherwise(false),
              usual("emoji", "rocketchat.default.emoji"),
              usual("icon_url", "rocketchat.default.iconurl"),
              template("image_url"),
              template("thumb_url"),
              flag("link_names").otherwise(false),
              key("actions", new Sections(ROCKETCHAT_ACTION, "missing action")))
          .with(
              needsHereOrGlobally(
                  "token_id",
                  "rocketchat_token_id",
                  "no global Rocketchat TokenID set either inline or in a file"),
              needsHereOrGlobally(
                  "token",
                  "rocketchat_token",
                  "no global Rocketchat Token set either inline or in a file"));

  private ChatKeys() {}
}
