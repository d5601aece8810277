package io.tocsin.notifier.receiver.target;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** The rules of an installation, with this machine allowed where a fake provider lives on it. */
public final class TestingTargets {
  private TestingTargets() {}

  /** What a default installation refuses, except loopback. */
  public static Targets withLoopback() {
    return new Targets(rules(List.of("127.0.0.0/8", "::1"), List.of()), Resolver.SYSTEM);
  }

  /** What a default installation refuses. */
  public static Targets byDefault() {
    return new Targets(rules(List.of(), List.of()), Resolver.SYSTEM);
  }

  /** With a name server that gives these answers, one after the other, the last one for ever. */
  static Targets byDefault(List<List<InetAddress>> answers) {
    var left = new java.util.ArrayDeque<>(answers);
    return new Targets(
        rules(List.of(), List.of()), _ -> left.size() > 1 ? left.removeFirst() : left.getFirst());
  }

  static TargetRules rules(List<String> allowed, List<String> listeners) {
    return TargetRules.of(config(allowed, listeners));
  }

  private static TargetConfig config(List<String> allowed, List<String> listeners) {
    var defaults = TargetConfigTest.read(java.util.Map.of());
    return new TargetConfig() {
      @Override
      public List<String> refused() {
        return defaults.refused();
      }

      @Override
      public Optional<List<String>> allowed() {
        return Optional.of(allowed);
      }

      @Override
      public List<String> listeners() {
        return listeners;
      }
    };
  }
}
