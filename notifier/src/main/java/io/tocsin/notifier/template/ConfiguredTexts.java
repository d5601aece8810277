package io.tocsin.notifier.template;

import io.tocsin.model.notification.Destination;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Renders configured texts for one message. A text that uses unsupported template features is
 * replaced by the built-in one, because a page with a plain text is better than none; a warning
 * names such texts when the configuration is loaded.
 */
@ApplicationScoped
public class ConfiguredTexts {

  public String render(ConfiguredText text, MessageData data, Destination destination) {
    return text.template().isEmpty()
        ? builtIn(text, data)
        : SimpleTemplate.render(text, data).orElseGet(() -> builtIn(text, data));
  }

  /**
   * A text that says where the message goes. It has no replacement: another destination would be
   * the wrong one.
   */
  public String destination(String field, String template, MessageData data)
      throws UnfilledTextException {
    return SimpleTemplate.render(new ConfiguredText(field, template, _ -> ""), data)
        .orElseThrow(() -> new UnfilledTextException(field));
  }

  private static String builtIn(ConfiguredText text, MessageData data) {
    return text.escape().apply(text.builtIn().apply(data));
  }
}
