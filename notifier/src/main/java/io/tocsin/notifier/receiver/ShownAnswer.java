package io.tocsin.notifier.receiver;

import io.tocsin.configuration.redaction.Redaction;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer as others may see it: in the log, in topics, in what other receivers get. */
public final class ShownAnswer {
  private ShownAnswer() {}

  public static ProviderAnswer of(ProviderAnswer answer, Redaction redaction) {
    return switch (answer) {
      case ProviderAnswer.Accepted(var text, var coordinates) ->
          new ProviderAnswer.Accepted(redaction.hide(text), hide(coordinates, redaction));
      case ProviderAnswer.NotWanted(var text) -> new ProviderAnswer.NotWanted(redaction.hide(text));
      case ProviderAnswer.TryAgain(var why, var text, var parks, var progress) ->
          new ProviderAnswer.TryAgain(why, redaction.hide(text), parks, hide(progress, redaction));
      case ProviderAnswer.TryAfter(var why, var text, var quiet) ->
          new ProviderAnswer.TryAfter(why, redaction.hide(text), quiet);
      case ProviderAnswer.NeedsPerson(var why, var text, var repeatingHarms) ->
          new ProviderAnswer.NeedsPerson(why, redaction.hide(text), repeatingHarms);
      case ProviderAnswer.Gone(var text) -> new ProviderAnswer.Gone(redaction.hide(text));
      case ProviderAnswer.TooOld(var text) -> new ProviderAnswer.TooOld(redaction.hide(text));
      case ProviderAnswer.MayBeOutdated(var text, var pause) ->
          new ProviderAnswer.MayBeOutdated(redaction.hide(text), pause);
      case ProviderAnswer.Refused(var why, var text) ->
          new ProviderAnswer.Refused(why, redaction.hide(text));
    };
  }

  /** The provider chose them, too. */
  private static Map<String, String> hide(Map<String, String> coordinates, Redaction redaction) {
    var hidden = new LinkedHashMap<String, String>();
    coordinates.forEach((name, value) -> hidden.put(name, redaction.hide(value)));
    return hidden;
  }
}
