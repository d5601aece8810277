package io.tocsin.router.mute;

import java.util.List;

/**
 * Why an alert is muted.
 *
 * @param by what mutes it: ids of silences, fingerprint of the inhibiting alert, names of time
 *     intervals
 * @param text the reason in words, for decisions and explanations
 */
public record Mute(MuteReason reason, List<String> by, String text) {

  public Mute {
    by = List.copyOf(by);
  }
}
