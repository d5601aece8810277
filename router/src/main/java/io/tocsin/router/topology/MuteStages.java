package io.tocsin.router.topology;

import io.tocsin.router.mute.ActiveIntervalStage;
import io.tocsin.router.mute.InhibitionStage;
import io.tocsin.router.mute.MuteIntervalStage;
import io.tocsin.router.mute.MutePipeline;
import io.tocsin.router.mute.SilenceStage;
import io.tocsin.router.query.RouterState;
import java.util.List;

/** The mute stages between a flush and its notification, in Alertmanager's order. */
public final class MuteStages {
  private MuteStages() {}

  public static MutePipeline all(RouterState routerState) {
    return new MutePipeline(
        List.of(
            new InhibitionStage(routerState.inhibiting(), routerState.alerts()::grace),
            new ActiveIntervalStage(routerState.routing()),
            new MuteIntervalStage(routerState.routing()),
            new SilenceStage(routerState.silences())));
  }
}
