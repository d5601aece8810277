package io.tocsin.router.topology;

import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.events.query.RouterQueries;
import io.tocsin.model.memory.MemoryBudget;
import io.tocsin.router.query.RouterAnswers;
import io.tocsin.router.query.RouterState;
import io.tocsin.router.resolve.ReceptionGaps;
import io.tocsin.router.route.CurrentRouting;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** The state shared by the stages and the query API. */
@Singleton
class RouterBeans {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  @Produces
  @Singleton
  RouterState routerState(ActiveConfiguration configuration, RouterSettings settings) {
    return RouterState.nothing(new CurrentRouting(configuration::current), budget(settings));
  }

  @Produces
  @Singleton
  ReceptionGaps gaps(RouterState routerState) {
    return routerState.gaps();
  }

  @Produces
  @Singleton
  RouterQueries queries(RouterState routerState, RouterStreams streams, InstantSource clock) {
    return new CompleteAnswers(
        new RouterAnswers(routerState, MuteStages.all(routerState), clock),
        streams::isStateComplete,
        LONGEST_WAIT);
  }

  private static MemoryBudget budget(RouterSettings settings) {
    return settings
        .activeAlertsMemory()
        .map(size -> new MemoryBudget(size.asLongValue()))
        .orElseGet(() -> MemoryBudget.ofHeap(Runtime.getRuntime().maxMemory()));
  }
}
