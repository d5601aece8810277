package io.tocsin.router.mute;

import io.tocsin.model.label.LabelSet;
import io.tocsin.router.route.RouteNode;
import io.tocsin.router.silence.SilencedBy;
import io.tocsin.router.silence.Silences;
import java.time.Instant;
import java.util.Optional;

/** Mutes alerts that an active silence matches. */
public final class SilenceStage implements MuteStage {
  private final Silences silences;

  public SilenceStage(Silences silences) {
    this.silences = silences;
  }

  @Override
  public Optional<Mute> muting(LabelSet labels, RouteNode route, Instant now) {
    return silences.silencing(labels, now).map(SilenceStage::mute);
  }

  private static Mute mute(SilencedBy silencedBy) {
    return new Mute(MuteReason.SILENCE, silencedBy.ids(), silencedBy.reason());
  }
}
