package io.tocsin.router.mute;

import io.tocsin.model.label.LabelSet;
import io.tocsin.router.inhibit.InhibitingAlerts;
import io.tocsin.router.inhibit.Inhibition;
import io.tocsin.router.resolve.RestartGrace;
import io.tocsin.router.route.RouteNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Mutes alerts that another firing alert inhibits. */
public final class InhibitionStage implements MuteStage {
  private final InhibitingAlerts inhibiting;
  private final Supplier<RestartGrace> grace;

  public InhibitionStage(InhibitingAlerts inhibiting, Supplier<RestartGrace> grace) {
    this.inhibiting = inhibiting;
    this.grace = grace;
  }

  @Override
  public Optional<Mute> muting(LabelSet labels, RouteNode route, Instant now) {
    return inhibiting.inhibiting(labels, grace.get(), now).map(InhibitionStage::mute);
  }

  private static Mute mute(Inhibition inhibition) {
    return new Mute(
        MuteReason.INHIBITION, List.of(inhibition.source().toString()), inhibition.reason());
  }
}
