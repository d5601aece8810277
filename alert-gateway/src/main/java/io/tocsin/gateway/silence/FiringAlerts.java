package io.tocsin.gateway.silence;

import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.model.label.LabelSet;
import java.util.List;

/** What fires. */
interface FiringAlerts {

  /**
   * Labels of the alerts that nothing keeps quiet. May block, for two seconds at most.
   *
   * @throws RouterUnavailableException if nobody answers
   */
  List<LabelSet> active();
}
