package io.tocsin.runner.proxmox;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The configured clusters, by name. */
public final class Clusters {
  private final Map<String, ProxmoxCluster> byName;

  public Clusters(Map<String, ProxmoxCluster> byName) {
    this.byName = Map.copyOf(byName);
  }

  public Optional<ProxmoxCluster> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The name of the only cluster, if there is exactly one. */
  public Optional<String> onlyName() {
    return byName.size() == 1 ? byName.keySet().stream().findFirst() : Optional.empty();
  }

  public String names() {
    return byName.isEmpty() ? "none" : String.join(", ", new TreeSet<>(byName.keySet()));
  }
}
