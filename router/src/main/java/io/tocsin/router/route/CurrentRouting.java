package io.tocsin.router.route;

import io.tocsin.configuration.Compatibility;
import io.tocsin.configuration.Configuration;
import java.util.function.Supplier;

/**
 * The routing of the current configuration. Compiled again only when the configuration changes, so
 * that callers detect a change by identity.
 */
public final class CurrentRouting implements Supplier<Routing> {
  private final Supplier<Configuration> configuration;
  private volatile Compiled compiled;

  public CurrentRouting(Supplier<Configuration> configuration) {
    this.configuration = configuration;
    this.compiled = Compiled.of(configuration.get());
  }

  @Override
  public Routing get() {
    var now = configuration.get();
    var last = compiled;
    if (last.from() == now) {
      return last.routing();
    }
    return compileAgain(now);
  }

  private synchronized Routing compileAgain(Configuration now) {
    if (compiled.from() != now) {
      compiled = compiled.isOf(now) ? compiled.readAgain(now) : Compiled.of(now);
    }
    return compiled.routing();
  }

  private record Compiled(Configuration from, Routing routing) {
    static Compiled of(Configuration configuration) {
      return new Compiled(configuration, new Routing(configuration));
    }

    /**
     * Whether the same file was read again. Alertmanager rebuilds all groups at every reload; here
     * an unchanged file changes nothing.
     */
    boolean isOf(Configuration other) {
      return !from.printed().isEmpty()
          && from.compatibility() != Compatibility.STRICT
          && from.hash() == other.hash()
          && from.printed().equals(other.printed());
    }

    Compiled readAgain(Configuration same) {
      return new Compiled(same, routing);
    }
  }
}
