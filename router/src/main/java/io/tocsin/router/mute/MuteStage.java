package io.tocsin.router.mute;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.router.route.RouteNode;
import java.time.Instant;
import java.util.List;

/**
 * Keeps some alerts of a flush out of its message and out of the notification log. The flush still
 * counts: an alert that resolves while it is muted is never told.
 */
public interface MuteStage {

  /**
   * @return those that may be told, in the order they came
   */
  List<NotifiedAlert> passing(List<NotifiedAlert> alerts, RouteNode route, Instant now);
}
