package io.tocsin.notifier.template;

import io.tocsin.configuration.template.SimpleText;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A configured text.
 *
 * @param field its name there, for warnings
 * @param template empty means the built-in text
 * @param builtIn also the replacement if the text uses unsupported template features
 * @param escape escapes inserted values for the target format; the text itself is not escaped
 */
public record ConfiguredText(
    String field,
    String template,
    Function<MessageData, String> builtIn,
    UnaryOperator<String> escape) {

  public ConfiguredText(String field, String template, Function<MessageData, String> builtIn) {
    this(field, template, builtIn, UnaryOperator.identity());
  }

  /** Whether it is empty, or one of the built-in templates with this prefix. */
  public boolean isDefault(String prefix) {
    return template.isBlank()
        || SimpleText.isStatusColor(template)
        || template.strip().matches("\\{\\{-?\\s*template \"" + prefix + "[^\"]*\" \\.\\s*-?}}");
  }
}
