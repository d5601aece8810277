package io.tocsin.gateway.ingest.rule;

import io.tocsin.model.label.LabelSet;
import java.util.Set;

/** Names reserved for Tocsin. A source that sets one could forge Tocsin's notes on its alert. */
final class ReservedNames {
  static final String PREFIX = "__tocsin_";

  private ReservedNames() {}

  static boolean isReserved(String name) {
    return name.startsWith(PREFIX);
  }

  static LabelSet strip(LabelSet pairs, Set<Normalisation> marks) {
    for (var pair : pairs) {
      if (isReserved(pair.name())) {
        marks.add(Normalisation.RESERVED_NAME);
        return pairs.keeping(kept -> !isReserved(kept.name()));
      }
    }
    return pairs;
  }
}
