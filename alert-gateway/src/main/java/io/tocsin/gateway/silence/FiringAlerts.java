package io.tocsin.gateway.silence;

import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.Matchers;
import java.util.List;

/** The firing alerts. */
interface FiringAlerts {

  /**
   * Labels of alerts that are not suppressed. Blocks for two seconds at most.
   *
   * @param matchers all returned alerts match
   * @param enough return at least this many, if there are that many
   * @throws RouterUnavailableException if no router answers
   */
  List<LabelSet> active(Matchers matchers, int enough);
}
