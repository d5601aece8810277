package io.tocsin.router.inhibit;

import io.tocsin.configuration.inhibit.InhibitRule;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An inhibition rule and its current sources.
 *
 * @param order position in the configuration; the first rule that inhibits is reported
 */
record CompiledRule(int order, InhibitRule rule, SourceAlerts sources) {

  Optional<Inhibition> inhibiting(LabelSet target, Predicate<Alert> firing) {
    return sources.inhibiting(target, firing).map(source -> new Inhibition(source, rule));
  }
}
