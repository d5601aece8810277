package io.tocsin.gateway.ingest.rule;

import io.tocsin.gateway.ingest.body.Rejection;
import io.tocsin.gateway.ingest.body.ReportedAlert;
import io.tocsin.gateway.ingest.body.SourceTime;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.LabelSyntax;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Validates reported alerts: by Alertmanager's rules, and by our own limits where it has none.
 * Recoverable defects are normalised and annotated, because a lost page is worse than an odd one.
 */
public final class AlertValidator {
  private static final String CLOCK_AHEAD = ReservedNames.PREFIX + "clock_ahead";

  private final Duration clockAhead;
  private final Duration endAhead;
  private final LabelRules labelRules;
  private final AnnotationRules annotationRules;

  public AlertValidator(RequestLimits limits, LabelSyntax syntax) {
    this.clockAhead = limits.clockAhead();
    this.endAhead = limits.endAhead();
    this.labelRules = new LabelRules(limits, syntax);
    this.annotationRules = new AnnotationRules(limits, syntax);
  }

  public ValidationResult validate(ReportedAlert reported, Duration assumedLife, Instant now) {
    var marks = EnumSet.noneOf(Normalisation.class);
    var labels = labelRules.clean(reported.labels(), marks);
    var fault =
        labelRules
            .fault(labels, reported.generatorUrl())
            .or(() -> annotationRules.fault(reported.annotations()))
            .or(() -> faultOfTimes(reported));
    return fault.isPresent()
        ? new ValidationResult.Rejected(Rejection.invalid(reported.index(), fault.get()))
        : new ValidationResult.Accepted(alert(reported, labels, assumedLife, now, marks), marks);
  }

  private Alert alert(
      ReportedAlert reported,
      LabelSet labels,
      Duration assumedLife,
      Instant now,
      Set<Normalisation> marks) {
    var end = end(reported, now, assumedLife, marks);
    var start = start(reported, end, now, marks);
    return new Alert(
        labels,
        annotations(reported, labels, marks),
        start,
        end.isBefore(start) ? start : end,
        reported.endsAt().isEmpty(),
        reported.generatorUrl(),
        now,
        offset(reported));
  }

  private static Optional<String> faultOfTimes(ReportedAlert reported) {
    return reported
        .endsAt()
        .filter(end -> reported.startsAt().filter(end::isBefore).isPresent())
        .map(end -> "start time must be before end time");
  }

  /** Without a start it starts at its end, or now if it has no end either. */
  private Instant start(
      ReportedAlert reported, Instant end, Instant now, Set<Normalisation> marks) {
    if (reported.startsAt().isEmpty()) {
      return reported.endsAt().isPresent() ? end : now;
    }
    var start = reported.startsAt().get().instant();
    if (start.isAfter(now.plus(clockAhead))) {
      marks.add(Normalisation.CLOCK_AHEAD);
      return now;
    }
    return start;
  }

  private Instant end(
      ReportedAlert reported, Instant now, Duration assumedLife, Set<Normalisation> marks) {
    if (reported.endsAt().isEmpty()) {
      return now.plus(assumedLife);
    }
    var end = reported.endsAt().get().instant();
    var latest = now.plus(endAhead);
    if (end.isAfter(latest)) {
      marks.add(Normalisation.END_CAPPED);
      return latest;
    }
    return end;
  }

  /** The annotation has the reported time, so that its text is the same in every refresh. */
  private LabelSet annotations(ReportedAlert reported, LabelSet labels, Set<Normalisation> marks) {
    var clean = ReservedNames.strip(reported.annotations(), marks);
    var shown =
        marks.contains(Normalisation.CLOCK_AHEAD)
            ? clean.with(CLOCK_AHEAD, "the source says that it starts at " + startText(reported))
            : clean;
    return annotationRules.cut(shown, labels, reported.generatorUrl(), marks);
  }

  private static String startText(ReportedAlert reported) {
    return reported.startsAt().map(time -> time.instant().toString()).orElse("");
  }

  private static ZoneOffset offset(ReportedAlert reported) {
    return reported.startsAt().or(reported::endsAt).map(SourceTime::offset).orElse(ZoneOffset.UTC);
  }
}
