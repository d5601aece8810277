package io.tocsin.notifier.receiver.slack;

import com.slack.api.model.Attachment;
import io.tocsin.configuration.receiver.SlackIntegration;
import io.tocsin.configuration.receiver.SlackTexts;
import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.receiver.CutText;
import io.tocsin.notifier.receiver.MessageForm;
import io.tocsin.notifier.template.BuiltInTexts;
import io.tocsin.notifier.template.ConfiguredText;
import io.tocsin.notifier.template.ConfiguredTexts;
import io.tocsin.notifier.template.MessageData;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Renders the message: with the configured texts, as Alertmanager would show them, or in our own
 * layout if there are none.
 */
final class SlackRenderer {
  private static final String DEFAULTS = "slack\\.default\\.";
  private static final int LONGEST_TEXT = 200;
  private static final int LONGEST_CONFIGURED_TEXT = 3000;
  private static final int LONGEST_TITLE = 1024;
  private static final List<String> WITH_MARKUP = List.of("fallback", "pretext", "text");

  private final SlackTexts configured;
  private final Attempt attempt;
  private final ConfiguredTexts texts;

  SlackRenderer(SlackIntegration slack, Attempt attempt, ConfiguredTexts texts) {
    this.configured = slack.texts();
    this.attempt = attempt;
    this.texts = texts;
  }

  /** Configured texts are used only in the whole form, because their length is unknown. */
  SlackMessage message(MessageForm form) {
    return new SlackMessage(
        form == MessageForm.WHOLE ? topText() : subject(),
        form == MessageForm.COUNTS_ONLY ? List.of() : List.of(attachment(form)),
        isDefault(configured.username()) ? "" : plain("username", configured.username(), _ -> ""),
        plain("icon_emoji", configured.iconEmoji(), _ -> ""),
        plain("icon_url", configured.iconUrl(), _ -> ""));
  }

  boolean canBeShorter() {
    return hasOwnTexts() || data().alerts().size() > BlockLayout.FEWER_ALERTS;
  }

  private Attachment attachment(MessageForm form) {
    return form == MessageForm.WHOLE && hasOwnTexts()
        ? classic()
        : new BlockLayout(data(), attempt.destination().receiver(), form).attachment();
  }

  /** With attachments only, a phone would show an empty notification. */
  private String topText() {
    var own = marked("message_text", configured.messageText(), _ -> "");
    return own.isEmpty() ? subject() : CutText.to(LONGEST_CONFIGURED_TEXT, own);
  }

  private String subject() {
    return SlackText.escape(BuiltInTexts.subject(data()).strip(), LONGEST_TEXT);
  }

  private Attachment classic() {
    return Attachment.builder()
        .title(
            filled(
                CutText.to(
                    LONGEST_TITLE, marked("title", configured.title(), BuiltInTexts::subject))))
        .titleLink(filled(plain("title_link", configured.titleLink(), BuiltInTexts::url)))
        .pretext(filled(text("pretext", configured.pretext())))
        .text(text("text", configured.text()))
        .fallback(
            CutText.to(
                LONGEST_TITLE, marked("fallback", configured.fallback(), SlackRenderer::fallback)))
        .footer(filled(text("footer", configured.footer())))
        .color(filled(plain("color", configured.color(), SlackRenderer::color)))
        .mrkdwnIn(WITH_MARKUP)
        .build();
  }

  /** These have no built-in text: if not configured, they are not sent. */
  private String text(String field, String template) {
    if (template.isEmpty()) {
      return "";
    }
    return CutText.to(LONGEST_CONFIGURED_TEXT, marked(field, template, BuiltInTexts::subject));
  }

  private boolean hasOwnTexts() {
    return Stream.of(
            configured.title(),
            configured.titleLink(),
            configured.pretext(),
            configured.text(),
            configured.fallback(),
            configured.footer(),
            configured.color())
        .anyMatch(text -> !isDefault(text));
  }

  private static boolean isDefault(String text) {
    return new ConfiguredText("", text, _ -> "").isDefault(DEFAULTS);
  }

  private static String fallback(MessageData data) {
    return BuiltInTexts.subject(data) + " | " + BuiltInTexts.url(data);
  }

  private static String color(MessageData data) {
    return data.isFiring() ? "danger" : "good";
  }

  private String marked(String field, String template, Function<MessageData, String> builtIn) {
    return render(field, template, builtIn, SlackText::escape);
  }

  private String plain(String field, String template, Function<MessageData, String> builtIn) {
    return render(field, template, builtIn, UnaryOperator.identity());
  }

  private String render(
      String field,
      String template,
      Function<MessageData, String> builtIn,
      UnaryOperator<String> escape) {
    var text = new ConfiguredText(field, template, builtIn, escape);
    return texts.render(text, data(), attempt.destination());
  }

  /** The client omits null, as Alertmanager omits empty fields. */
  private static @Nullable String filled(String text) {
    return text.isEmpty() ? null : text;
  }

  private MessageData data() {
    return attempt.data();
  }
}
