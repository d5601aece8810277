package io.tocsin.gateway.ingest;

import io.tocsin.model.label.LabelSet;

/** Bytes that the texts of an alert take in UTF-8. */
final class AlertSize {
  private AlertSize() {}

  /** Whether they take at most so many. Counted only if they are long enough to leave a doubt. */
  static boolean fits(int maxBytes, String generatorUrl, LabelSet... texts) {
    long most = SourceText.mostBytes(generatorUrl);
    for (var set : texts) {
      for (var pair : set) {
        most += SourceText.mostBytes(pair.name()) + SourceText.mostBytes(pair.value());
      }
    }
    return most <= maxBytes || bytes(generatorUrl, texts) <= maxBytes;
  }

  static int bytes(String generatorUrl, LabelSet... texts) {
    int bytes = SourceText.utf8Length(generatorUrl);
    for (var set : texts) {
      for (var pair : set) {
        bytes += SourceText.utf8Length(pair.name()) + SourceText.utf8Length(pair.value());
      }
    }
    return bytes;
  }
}
