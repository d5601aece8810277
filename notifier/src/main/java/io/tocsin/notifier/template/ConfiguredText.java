package io.tocsin.notifier.template;

import io.tocsin.configuration.template.SimpleText;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One text of the configuration.
 *
 * @param field its name there, for warnings
 * @param template empty means the built-in text
 * @param builtIn also what is said if the text uses more of the template language than is
 *     understood
 * @param escape makes an inserted value harmless in the format it ends up in; the text itself is
 *     its author's business
 */
public record ConfiguredText(
    String field,
    String template,
    Function<MessageData, String> builtIn,
    UnaryOperator<String> escape) {

  public ConfiguredText(String field, String template, Function<MessageData, String> builtIn) {
    this(field, template, builtIn, UnaryOperator.identity());
  }

  /** Left empty, or one of the templates that the program brings along under this prefix. */
  public boolean isDefault(String prefix) {
    return template.isBlank()
        || SimpleText.isStatusColor(template)
        || template.strip().matches("\\{\\{-?\\s*template \"" + prefix + "[^\"]*\" \\.\\s*-?}}");
  }
}
