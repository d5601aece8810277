package io.tocsin.router.mute;

import io.tocsin.model.label.LabelSet;
import io.tocsin.router.route.RouteNode;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps alerts out of a notification and of the notification log. The flush still counts: an alert
 * that resolves while it is muted is never notified.
 */
public interface MuteStage {

  /**
   * Why an alert with these labels is muted on this route.
   *
   * @return empty if it is not muted
   */
  Optional<Mute> muting(LabelSet labels, RouteNode route, Instant now);
}
