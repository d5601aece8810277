package io.tocsin.runner.step;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All step types. */
@Singleton
public final class StepCatalog {
  private final TreeMap<String, StepType> types = new TreeMap<>();

  StepCatalog(RestartSettings settings) {
    var timeouts = settings.toTimeouts();
    for (var type :
        List.of(new GuestStatus(), new GuestRestart(timeouts), new GuestReset(timeouts))) {
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
