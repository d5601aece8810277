package io.tocsin.router.mute;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import io.tocsin.router.route.RouteNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Runs the mute stages in order; the first one that mutes an alert is reported. */
public record MutePipeline(List<MuteStage> stages) {

  public MutePipeline {
    stages = List.copyOf(stages);
  }

  public Muting muting(List<NotifiedAlert> alerts, RouteNode route, Instant now) {
    var passing = new ArrayList<NotifiedAlert>();
    var muted = new LinkedHashMap<Fingerprint, Mute>();
    for (var alert : alerts) {
      muting(alert.labels(), route, now)
          .ifPresentOrElse(mute -> muted.put(alert.fingerprint(), mute), () -> passing.add(alert));
    }
    return new Muting(passing, muted);
  }

  public Optional<Mute> muting(LabelSet labels, RouteNode route, Instant now) {
    for (var stage : stages) {
      var mute = stage.muting(labels, route, now);
      if (mute.isPresent()) {
        return mute;
      }
    }
    return Optional.empty();
  }
}
