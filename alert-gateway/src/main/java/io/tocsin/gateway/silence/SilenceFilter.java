package io.tocsin.gateway.silence;

import io.tocsin.gateway.call.RequestParameters;
import io.tocsin.model.matcher.Matchers;
import io.tocsin.model.silence.Silence;
import io.tocsin.model.silence.SilenceState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * The filter of a silence query.
 *
 * @param literal matchers the silence must contain with the same name, operator and value
 */
record SilenceFilter(Matchers literal, Set<SilenceState> states) {

  static SilenceFilter of(RequestParameters parameters) {
    var states = EnumSet.noneOf(SilenceState.class);
    for (var state : SilenceState.values()) {
      if (parameters.flag(state.word(), true)) {
        states.add(state);
      }
    }
    return new SilenceFilter(parameters.matchers("filter"), states);
  }

  boolean includes(Silence silence, Instant now) {
    return states.contains(silence.stateAt(now))
        && silence.matchers().all().containsAll(literal.all());
  }
}
