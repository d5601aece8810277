package io.tocsin.router.topology;

import io.tocsin.router.mute.ActiveIntervalStage;
import io.tocsin.router.mute.InhibitionStage;
import io.tocsin.router.mute.MuteIntervalStage;
import io.tocsin.router.mute.MutePipeline;
import io.tocsin.router.mute.SilenceStage;
import io.tocsin.router.query.RouterState;
import java.util.List;

/** The stages between a flush and its message, in Alertmanager's order. */
public final class MuteStages {
  private MuteStages() {}

  public static MutePipeline all(RouterState knowledge) {
    return new MutePipeline(
        List.of(
            new InhibitionStage(knowledge.inhibiting(), knowledge.alerts()::grace),
            new ActiveIntervalStage(knowledge.routing()),
            new MuteIntervalStage(knowledge.routing()),
            new SilenceStage(knowledge.silences())));
  }
}
