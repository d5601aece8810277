package io.tocsin.gateway.silence;

import io.tocsin.log.LogEvent;
import io.tocsin.model.silence.Silence;
import java.util.List;

/** Log lines for changes of silences, written once a change is durably stored. */
final class SilenceLogLines {
  private SilenceLogLines() {}

  static List<LogEvent> of(SilenceEdit edit) {
    return switch (edit) {
      case SilenceEdit.Created(var silence) -> List.of(line("silence created", silence));
      case SilenceEdit.Changed(var silence) -> List.of(line("silence changed", silence));
      case SilenceEdit.Replaced(var ended, var silence) ->
          List.of(line("silence created", silence).with("replaces", ended.id()), expired(ended));
      case SilenceEdit.Rejected(var reason) -> List.of();
      case SilenceEdit.Unknown() -> List.of();
    };
  }

  static LogEvent expired(Silence silence) {
    return LogEvent.of("silence expired")
        .with("silence", silence.id())
        .with("created_by", silence.createdBy())
        .with("reason", "ended by request");
  }

  private static LogEvent line(String event, Silence silence) {
    return LogEvent.of(event)
        .with("silence", silence.id())
        .with("matchers", silence.matchers())
        .with("created_by", silence.createdBy())
        .with("starts_at", silence.startsAt())
        .with("ends_at", silence.endsAt());
  }
}
