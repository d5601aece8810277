package io.tocsin.router.inhibit;

import io.tocsin.configuration.inhibit.InhibitRule;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Section 9 word for word, and as slow as that is. */
record NaiveInhibitor(List<InhibitRule> rules, Collection<Alert> alerts) {

  /** The first rule that has a firing source. Which of several sources it names is not given. */
  Optional<InhibitRule> inhibiting(LabelSet target, Predicate<Alert> firing) {
    return rules.stream()
        .filter(rule -> alerts.stream().filter(firing).anyMatch(s -> inhibits(rule, s, target)))
        .findFirst();
  }

  static boolean inhibits(InhibitRule rule, Alert source, LabelSet target) {
    return rule.source().matches(source.labels())
        && rule.target().matches(target)
        && !(isOnBothSides(rule, source.labels()) && isOnBothSides(rule, target))
        && rule.equal().stream()
            .allMatch(name -> source.labels().valueOrEmpty(name).equals(target.valueOrEmpty(name)));
  }

  private static boolean isOnBothSides(InhibitRule rule, LabelSet labels) {
    return rule.source().matches(labels) && rule.target().matches(labels);
  }
}
