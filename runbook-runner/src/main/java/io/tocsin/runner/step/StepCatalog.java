package io.tocsin.runner.step;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All kinds of steps. */
@Singleton
public final class StepCatalog {
  private final TreeMap<String, StepType> types = new TreeMap<>();

  StepCatalog(RestartPatience patience) {
    var budgets = patience.toBudgets();
    for (var type :
        List.of(new GuestStatus(), new GuestRestart(budgets), new GuestReset(budgets))) {
      types.put(type.name(), type);
    }
  }

  public Optional<StepType> find(String name) {
    return Optional.ofNullable(types.get(name));
  }

  public Collection<StepType> all() {
    return types.values();
  }

  public String names() {
    return String.join(", ", types.keySet());
  }
}
