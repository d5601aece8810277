package io.tocsin.notifier.receiver;

import io.tocsin.configuration.redaction.Redaction;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer without secrets, fit for logs, topics and other receivers. */
public final class RedactedAnswer {
  private RedactedAnswer() {}

  public static ProviderAnswer of(ProviderAnswer answer, Redaction redaction) {
    return switch (answer) {
      case ProviderAnswer.Accepted(var text, var coordinates) ->
          new ProviderAnswer.Accepted(redaction.hide(text), hide(coordinates, redaction));
      case ProviderAnswer.NotWanted(var text) -> new ProviderAnswer.NotWanted(redaction.hide(text));
      case ProviderAnswer.TryAgain(var why, var text, var parks, var progress) ->
          new ProviderAnswer.TryAgain(why, redaction.hide(text), parks, hide(progress, redaction));
      case ProviderAnswer.TryAfter(var why, var text, var pause) ->
          new ProviderAnswer.TryAfter(why, redaction.hide(text), pause);
      case ProviderAnswer.NeedsAttention(var why, var text, var retryIsHarmful) ->
          new ProviderAnswer.NeedsAttention(why, redaction.hide(text), retryIsHarmful);
      case ProviderAnswer.Gone(var text) -> new ProviderAnswer.Gone(redaction.hide(text));
      case ProviderAnswer.TooOld(var text) -> new ProviderAnswer.TooOld(redaction.hide(text));
      case ProviderAnswer.MayBeOutdated(var text, var pause) ->
          new ProviderAnswer.MayBeOutdated(redaction.hide(text), pause);
      case ProviderAnswer.Refused(var why, var text) ->
          new ProviderAnswer.Refused(why, redaction.hide(text));
    };
  }

  /** Coordinates come from the provider, too. */
  private static Map<String, String> hide(Map<String, String> coordinates, Redaction redaction) {
    var hidden = new LinkedHashMap<String, String>();
    coordinates.forEach((name, value) -> hidden.put(name, redaction.hide(value)));
    return hidden;
  }
}
