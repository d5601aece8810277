package io.tocsin.router.inhibit;

import io.tocsin.configuration.inhibit.InhibitRule;
import io.tocsin.model.label.Fingerprint;

/** Why an alert is inhibited: this source fires, and the rule connects the two. */
public record Inhibition(Fingerprint source, InhibitRule rule) {

  /** The reason as written to the decisions topic. */
  public String reason() {
    return "inhibited by %s, rule %s".formatted(source, name());
  }

  private String name() {
    return rule.name().isEmpty()
        ? "%s over %s, equal %s".formatted(rule.source(), rule.target(), rule.equal())
        : '"' + rule.name() + '"';
  }
}
