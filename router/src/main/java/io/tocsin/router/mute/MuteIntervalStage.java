package io.tocsin.router.mute;

import io.tocsin.model.label.LabelSet;
import io.tocsin.router.route.RouteNode;
import io.tocsin.router.route.Routing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Mutes a route inside any of its mute time intervals. */
public final class MuteIntervalStage implements MuteStage {
  private final Supplier<Routing> routing;

  public MuteIntervalStage(Supplier<Routing> routing) {
    this.routing = routing;
  }

  @Override
  public Optional<Mute> muting(LabelSet labels, RouteNode route, Instant now) {
    var names = TimeIntervals.mute(route, routing.get(), now);
    return names.isEmpty() ? Optional.empty() : Optional.of(mute(names));
  }

  private static Mute mute(List<String> names) {
    return new Mute(
        MuteReason.MUTE_TIME_INTERVAL,
        names,
        "inside the mute time intervals " + String.join(", ", names));
  }
}
