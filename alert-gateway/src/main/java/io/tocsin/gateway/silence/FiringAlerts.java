package io.tocsin.gateway.silence;

import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.Matchers;
import java.util.List;

/** What fires. */
interface FiringAlerts {

  /**
   * Labels of alerts that nothing keeps quiet. May block, for two seconds at most.
   *
   * @param matchers what all of them match
   * @param enough if there are more, at least so many
   * @throws RouterUnavailableException if nobody answers
   */
  List<LabelSet> active(Matchers matchers, int enough);
}
