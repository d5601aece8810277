package io.tocsin.router.mute;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.router.route.RouteNode;
import java.time.Instant;
import java.util.List;

/**
 * The stages one after the other: inhibition, active and mute time intervals, silences,
 * acknowledgement.
 */
public record MutePipeline(List<MuteStage> stages) {

  public MutePipeline {
    stages = List.copyOf(stages);
  }

  public List<NotifiedAlert> passing(List<NotifiedAlert> alerts, RouteNode route, Instant now) {
    var passing = alerts;
    for (var stage : stages) {
      passing = stage.passing(passing, route, now);
    }
    return passing;
  }
}
