package io.tocsin.notifier.receiver;

import io.tocsin.configuration.redaction.Redaction;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer as others may see it: in the log, in topics, in what other receivers get. */
public final class ShownAnswer {
  private ShownAnswer() {}

  public static Answer of(Answer answer, Redaction redaction) {
    return switch (answer) {
      case Answer.Accepted(var text, var coordinates) ->
          new Answer.Accepted(redaction.hide(text), hide(coordinates, redaction));
      case Answer.NotWanted(var text) -> new Answer.NotWanted(redaction.hide(text));
      case Answer.TryAgain(var why, var text, var parks, var progress) ->
          new Answer.TryAgain(why, redaction.hide(text), parks, hide(progress, redaction));
      case Answer.TryAfter(var why, var text, var quiet) ->
          new Answer.TryAfter(why, redaction.hide(text), quiet);
      case Answer.NeedsPerson(var why, var text, var repeatingHarms) ->
          new Answer.NeedsPerson(why, redaction.hide(text), repeatingHarms);
      case Answer.Gone(var text) -> new Answer.Gone(redaction.hide(text));
      case Answer.TooOld(var text) -> new Answer.TooOld(redaction.hide(text));
      case Answer.MayBeOutdated(var text, var pause) ->
          new Answer.MayBeOutdated(redaction.hide(text), pause);
      case Answer.Refused(var why, var text) -> new Answer.Refused(why, redaction.hide(text));
    };
  }

  /** The provider chose them, too. */
  private static Map<String, String> hide(Map<String, String> coordinates, Redaction redaction) {
    var hidden = new LinkedHashMap<String, String>();
    coordinates.forEach((name, value) -> hidden.put(name, redaction.hide(value)));
    return hidden;
  }
}
