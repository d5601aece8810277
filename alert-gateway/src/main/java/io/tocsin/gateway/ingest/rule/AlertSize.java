package io.tocsin.gateway.ingest.rule;

import io.tocsin.gateway.ingest.body.SourceText;
import io.tocsin.model.label.LabelSet;
import java.util.function.ToLongFunction;

/** Size of an alert's texts in UTF-8 bytes. */
final class AlertSize {
  private AlertSize() {}

  /** Whether the texts fit. Counts exactly only if a cheap upper bound does not fit. */
  static boolean fits(int maxBytes, String generatorUrl, LabelSet... texts) {
    return sum(SourceText::mostBytes, generatorUrl, texts) <= maxBytes
        || bytes(generatorUrl, texts) <= maxBytes;
  }

  static int bytes(String generatorUrl, LabelSet... texts) {
    return Math.toIntExact(sum(SourceText::utf8Length, generatorUrl, texts));
  }

  private static long sum(ToLongFunction<String> size, String generatorUrl, LabelSet... texts) {
    long sum = size.applyAsLong(generatorUrl);
    for (var set : texts) {
      for (var pair : set) {
        sum += size.applyAsLong(pair.name()) + size.applyAsLong(pair.value());
      }
    }
    return sum;
  }
}
