package io.tocsin.configuration.keys;

import static io.tocsin.configuration.keys.GlobalKeys.global;
import static io.tocsin.configuration.keys.Integrations.fields;
import static io.tocsin.configuration.keys.Integrations.http;
import static io.tocsin.configuration.keys.Integrations.texts;
import static io.tocsin.configuration.keys.Integrations.usual;
import static io.tocsin.configuration.schema.Key.flag;
import static io.tocsin.configuration.schema.Key.key;
import static io.tocsin.configuration.schema.Key.secretAddress;
import static io.tocsin.configuration.schema.Key.template;
import static io.tocsin.configuration.schema.Key.text;
import static io.tocsin.configuration.schema.Rule.needsHereOrGlobally;

import io.tocsin.configuration.schema.Nested;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.schema.Sections;

/** {@code mattermost_configs}. */
final class MattermostKeys {
  private static final Schema ATTACHMENT =
      Schema.of(texts("fallback", "color", "pretext", "text"))
          .with(texts("author_name", "author_link", "author_icon", "title", "title_link"))
          .with(fields("Mattermost"))
          .with(texts("thumb_url", "footer", "footer_icon", "image_url"));

  private static final Schema PRIORITY =
      Schema.of(text("priority"), flag("requested_ack"), flag("persistent_notifications"));

  static final Schema MATTERMOST =
      http(
              true,
              secretAddress("webhook_url").otherwise(global("mattermost_webhook_url")),
              template("channel"),
              usual("username", "mattermost.default.username"),
              usual("text", "mattermost.default.text"),
              usual("fallback", "mattermost.default.fallback"),
              usual("color", "mattermost.default.color"))
          .with(texts("pretext", "author_name", "author_link", "author_icon"))
          .with(
              usual("title", "mattermost.default.title"),
              usual("title_link", "mattermost.default.titlelink"),
              fields("Mattermost"))
          .with(texts("thumb_url", "footer", "footer_icon", "image_url", "icon_url", "icon_emoji"))
          .with(
              key("attachments", new Sections(ATTACHMENT, "missing Mattermost attachment")),
              text("type"),
              key("props", new Nested(Schema.of(text("card")))),
              key("priority", new Nested(PRIORITY)))
          .with(
              needsHereOrGlobally(
                  "webhook_url",
                  "mattermost_webhook_url",
                  "missing webhook_url or webhook_url_file on mattermost_config"));

  private MattermostKeys() {}
}
