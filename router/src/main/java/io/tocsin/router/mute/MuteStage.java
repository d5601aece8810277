package io.tocsin.router.mute;

import io.tocsin.model.label.LabelSet;
import io.tocsin.router.route.RouteNode;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps some alerts of a flush out of its message and out of the notification log. The flush still
 * counts: an alert that resolves while it is muted is never told.
 */
public interface MuteStage {

  /**
   * Why an alert with these labels is not told on this route.
   *
   * @return empty if it may be told
   */
  Optional<Mute> muting(LabelSet labels, RouteNode route, Instant now);
}
