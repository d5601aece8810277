package io.tocsin.notifier.receiver.pagerduty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.template.ConfiguredText;
import io.tocsin.notifier.template.ConfiguredTexts;
import io.tocsin.notifier.template.MessageData;
import java.util.function.Function;

/** The configured texts of one event, filled in. */
record PagerDutyTexts(Attempt attempt, ConfiguredTexts texts) {

  /**
   * @param builtIn replaces a text that uses unsupported template features
   */
  String of(String field, String template, Function<MessageData, String> builtIn) {
    return texts.render(
        new ConfiguredText(field, template, builtIn), attempt.data(), attempt.destination());
  }

  /** Adds the field unless it is empty. */
  void addOptional(ObjectNode json, String field, String template) {
    var text = of(field, template, _ -> "");
    if (!text.isEmpty()) {
      json.put(field, text);
    }
  }
}
