package io.tocsin.gateway.query;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.model.label.LabelSet;
import java.util.Map;
import java.util.stream.Collectors;

/** Labels of receivers, by name. */
record ReceiverLabels(Map<String, LabelSet> byName) {

  static ReceiverLabels in(Configuration configuration) {
    return new ReceiverLabels(
        configuration.receivers().stream()
            .collect(Collectors.toUnmodifiableMap(Receiver::name, Receiver::labels)));
  }

  /** The router may already know a receiver that was just configured. */
  LabelSet of(String receiver) {
    var known = byName.get(receiver);
    return known == null ? LabelSet.of("name", receiver) : known;
  }
}
