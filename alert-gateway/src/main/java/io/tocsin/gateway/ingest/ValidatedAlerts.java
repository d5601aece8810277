package io.tocsin.gateway.ingest;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.gateway.active.ActiveAlerts;
import io.tocsin.gateway.active.LimitAlert;
import io.tocsin.gateway.ingest.body.Rejection;
import io.tocsin.gateway.ingest.rule.AnnotationRules;
import io.tocsin.gateway.ingest.rule.Normalisation;
import io.tocsin.gateway.ingest.rule.ValidationResult;
import io.tocsin.model.alert.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the validated alerts of one request: those to store, and the rejections. */
final class ValidatedAlerts {
  private final ActiveAlerts active;
  private final Instant now;
  private final List<AlertEntry> entries = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private final Map<Normalisation, Integer> marks = new EnumMap<>(Normalisation.class);
  private final Map<String, List<Alert>> tooManyOfName = new TreeMap<>();
  private final List<Alert> tooMany = new ArrayList<>();
  private final Map<String, List<Alert>> tooMuchOfName = new TreeMap<>();
  private final List<Alert> tooMuch = new ArrayList<>();
  private int resolved;
  private int limited;

  ValidatedAlerts(ActiveAlerts active, Instant now) {
    this.active = active;
    this.now = now;
  }

  void add(ValidationResult result) {
    switch (result) {
      case ValidationResult.Rejected(var rejection) -> reject(rejection);
      case ValidationResult.Accepted(var alert, var changes) -> {
        keepIfThereIsRoom(alert);
        changes.forEach(mark -> marks.merge(mark, 1, Integer::sum));
      }
    }
  }

  void reject(Rejection rejection) {
    rejections.add(rejection);
  }

  /**
   * The entries to write, plus an alert about those over the limit. In the order of the request and
   * without deduplication: a resolve and a new firing are two reports.
   */
  Collection<AlertEntry> entries() {
    if (limited == 0) {
      return entries;
    }
    var all = new ArrayList<>(entries);
    notices().stream().map(AlertEntry::of).forEach(all::add);
    return all;
  }

  IntakeResult result() {
    return new IntakeResult(entries.size(), resolved, limited, rejections, marks);
  }

  private void keepIfThereIsRoom(Alert alert) {
    var entry = AlertEntry.of(alert);
    switch (active.enter(alert, entry, now)) {
      case ADMITTED -> keep(alert, entry);
      case ONLY_WITHOUT_ANNOTATIONS -> keepWithoutAnnotations(alert);
      case TOO_MANY_OF_THIS_NAME -> addLimited(alert, of(alert.name(), tooManyOfName));
      case TOO_MANY -> addLimited(alert, tooMany);
      case TOO_MUCH_OF_THIS_NAME -> addLimited(alert, of(alert.name(), tooMuchOfName));
      case TOO_MUCH -> addLimited(alert, tooMuch);
    }
  }

  /** A known alert must not end because its annotations have grown. */
  private void keepWithoutAnnotations(Alert alert) {
    var cut = AnnotationRules.withoutAnnotations(alert);
    marks.merge(Normalisation.ANNOTATIONS_CUT, 1, Integer::sum);
    keep(cut, AlertEntry.of(cut));
  }

  private void addLimited(Alert alert, List<Alert> others) {
    others.add(alert);
    limited++;
  }

  private static List<Alert> of(String name, Map<String, List<Alert>> byName) {
    return byName.computeIfAbsent(name, unknown -> new ArrayList<>());
  }

  private void keep(Alert alert, AlertEntry entry) {
    entries.add(entry);
    resolved += alert.isResolvedAt(now) ? 1 : 0;
  }

  private List<Alert> notices() {
    var notices = new ArrayList<Alert>();
    tooManyOfName.forEach(
        (name, alerts) -> notices.add(LimitAlert.ofName(name, active.perName(), alerts, now)));
    if (!tooMany.isEmpty()) {
      notices.add(LimitAlert.ofAll(active.total(), tooMany, now));
    }
    tooMuchOfName.forEach(
        (name, alerts) ->
            notices.add(LimitAlert.ofBytesOfName(name, active.budget(), alerts, now)));
    if (!tooMuch.isEmpty()) {
      notices.add(LimitAlert.ofBytes(active.budget(), tooMuch, now));
    }
    return notices;
  }
}
