package io.tocsin.notifier.template;

import io.tocsin.model.notification.Destination;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  public String render(ConfiguredText text, MessageData data, Destination destination) {
    if (text.template().isEmpty()) {
      return builtIn(text, data);
    }
    return SimpleTemplate.render(text, data)
        .orElseGet(
            () -> {
              warnOnce(destination, text.field());
              return builtIn(text, data);
            });
  }

  private static String builtIn(ConfiguredText text, MessageData data) {
    return text.escape().apply(text.builtIn().apply(data));
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
