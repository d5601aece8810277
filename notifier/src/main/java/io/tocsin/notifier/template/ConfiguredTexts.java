package io.tocsin.notifier.template;

import io.tocsin.model.notification.Destination;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Texts of the configuration, filled in for one message. A text that cannot be filled in is
 * replaced by the built-in one, because a page with a plain text is better than none.
 */
@ApplicationScoped
public class ConfiguredTexts {
  private static final Logger LOG = Logger.getLogger(ConfiguredTexts.class);
  private static final int MOST_WARNINGS = 1000;

  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  /**
   * @param field name of the text in the configuration, for the warning
   * @param builtIn what to say if the text uses more of the template language than is understood
   */
  public String render(
      String text,
      MessageData data,
      Destination destination,
      String field,
      Function<MessageData, String> builtIn) {
    return SimpleTemplate.render(text, data)
        .orElseGet(
            () -> {
              warnOnce(destination, field);
              return builtIn.apply(data);
            });
  }

  private void warnOnce(Destination destination, String field) {
    if (warned.size() < MOST_WARNINGS && warned.add(destination + " " + field)) {
      LOG.warnf(
          "receiver=\"%s\" field=%s: the template uses more of the language than is understood yet;"
              + " the built-in text is sent in its place",
          destination, field);
    }
  }
}
