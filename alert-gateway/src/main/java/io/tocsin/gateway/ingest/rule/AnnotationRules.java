package io.tocsin.gateway.ingest.rule;

import io.tocsin.gateway.ingest.body.SourceText;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.LabelSyntax;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Annotations are informational: those that exceed the limits are cut and marked. */
public final class AnnotationRules {
  private static final String CUT = ReservedNames.PREFIX + "annotations_cut";

  private final NameRule names;
  private final int maxAnnotations;
  private final int maxValueBytes;
  private final int maxAlertBytes;

  AnnotationRules(RequestLimits limits, LabelSyntax syntax) {
    this.names = new NameRule(syntax, Math.toIntExact(limits.name().asLongValue()));
    this.maxAnnotations = limits.annotations();
    this.maxValueBytes = Math.toIntExact(limits.annotationValue().asLongValue());
    this.maxAlertBytes = Math.toIntExact(limits.alert().asLongValue());
  }

  Optional<String> fault(LabelSet annotations) {
    for (var annotation : annotations) {
      var name = names.fault(annotation.name());
      if (name.isPresent()) {
        return name.map("invalid annotations: "::concat);
      }
    }
    return Optional.empty();
  }

  /** Cuts the annotations to the part of the alert's size that the labels leave. */
  LabelSet cut(
      LabelSet annotations, LabelSet labels, String generatorUrl, Set<Normalisation> marks) {
    if (areFewAndShort(annotations)
        && AlertSize.fits(maxAlertBytes, generatorUrl, labels, annotations)) {
      return annotations;
    }
    marks.add(Normalisation.ANNOTATIONS_CUT);
    return cutTo(annotations, maxAlertBytes - AlertSize.bytes(generatorUrl, labels));
  }

  /** For an alert whose annotations do not fit into the memory budget. */
  public static Alert withoutAnnotations(Alert alert) {
    int leftOut = alert.annotations().size();
    return new Alert(
        alert.labels(),
        LabelSet.of(CUT, "%d of %d are left out".formatted(leftOut, leftOut)),
        alert.startsAt(),
        alert.endsAt(),
        alert.endIsAssumed(),
        "",
        alert.updatedAt(),
        alert.offset());
  }

  private boolean areFewAndShort(LabelSet annotations) {
    for (var annotation : annotations) {
      if (!SourceText.fits(annotation.value(), maxValueBytes)) {
        return false;
      }
    }
    return annotations.size() <= maxAnnotations;
  }

  private LabelSet cutTo(LabelSet annotations, int room) {
    var kept = new TreeMap<String, String>();
    int left = room;
    for (var annotation : annotations) {
      left -= SourceText.utf8Length(annotation.name());
      if (kept.size() == maxAnnotations || left <= 0) {
        break;
      }
      var value = cutValue(annotation.value(), Math.min(maxValueBytes, left));
      left -= SourceText.utf8Length(value);
      kept.put(annotation.name(), value);
    }
    int leftOut = annotations.size() - kept.size();
    if (leftOut > 0) {
      kept.put(CUT, "%d of %d are left out".formatted(leftOut, annotations.size()));
    }
    return LabelSet.of(kept);
  }

  private static String cutValue(String value, int maxBytes) {
    int bytes = SourceText.utf8Length(value);
    return bytes <= maxBytes
        ? value
        : SourceText.cutToUtf8(value, maxBytes) + "… (truncated, " + bytes + " bytes)";
  }
}
