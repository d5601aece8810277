package io.tocsin.gateway.ingest.rule;

import io.tocsin.gateway.ingest.body.SourceText;
import io.tocsin.model.label.LabelSyntax;
import java.util.Optional;

/** Validates names of labels and annotations. */
record NameRule(LabelSyntax syntax, int maxBytes) {

  Optional<String> fault(String name) {
    if (!SourceText.fits(name, maxBytes)) {
      return Optional.of(
          "the name %s has %d bytes, at most %d are allowed"
              .formatted(SourceText.quoted(name), SourceText.utf8Length(name), maxBytes));
    }
    return syntax.isLabelName(name)
        ? Optional.empty()
        : Optional.of("invalid name " + SourceText.quoted(name));
  }
}
