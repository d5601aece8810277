package io.tocsin.gateway.ingest.rule;

import io.tocsin.gateway.ingest.body.SourceText;
import io.tocsin.model.label.Label;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.LabelSyntax;
import java.util.Optional;
import java.util.Set;

/** Labels identify an alert: they are accepted unchanged or rejected, never cut. */
final class LabelRules {
  private final NameRule names;
  private final int maxLabels;
  private final int maxValueBytes;
  private final int maxAlertBytes;

  LabelRules(RequestLimits limits, LabelSyntax syntax) {
    this.names = new NameRule(syntax, Math.toIntExact(limits.name().asLongValue()));
    this.maxLabels = limits.labels();
    this.maxValueBytes = Math.toIntExact(limits.labelValue().asLongValue());
    this.maxAlertBytes = Math.toIntExact(limits.alert().asLongValue());
  }

  /** Removes reserved names and empty values; an empty value means the same as no label. */
  LabelSet clean(LabelSet labels, Set<Normalisation> marks) {
    var own = ReservedNames.strip(labels, marks);
    for (var label : own) {
      if (label.value().isEmpty()) {
        return own.keeping(kept -> !kept.value().isEmpty());
      }
    }
    return own;
  }

  Optional<String> fault(LabelSet labels, String generatorUrl) {
    if (labels.isEmpty()) {
      return Optional.of("at least one label pair required");
    }
    if (labels.size() > maxLabels) {
      return Optional.of(
          "it has %d labels, at most %d are allowed".formatted(labels.size(), maxLabels));
    }
    for (var label : labels) {
      var fault = fault(label);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return AlertSize.fits(maxAlertBytes, generatorUrl, labels)
        ? Optional.empty()
        : Optional.of(
            "its labels and generatorURL take %d bytes, at most %d are allowed"
                .formatted(AlertSize.bytes(generatorUrl, labels), maxAlertBytes));
  }

  private Optional<String> fault(Label label) {
    var name = names.fault(label.name());
    if (name.isPresent()) {
      return name.map("invalid label set: "::concat);
    }
    return SourceText.fits(label.value(), maxValueBytes)
        ? Optional.empty()
        : Optional.of(
            "invalid label set: the value of %s has %d bytes, at most %d are allowed"
                .formatted(
                    SourceText.quoted(label.name()),
                    SourceText.utf8Length(label.value()),
                    maxValueBytes));
  }
}
