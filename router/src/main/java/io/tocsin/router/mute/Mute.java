package io.tocsin.router.mute;

import java.util.List;

/**
 * Why an alert is not told.
 *
 * @param by what keeps it quiet, by name: ids of silences, the fingerprint of an alert, names of
 *     time intervals
 * @param text the reason in a sentence, for decisions and people
 */
public record Mute(MuteReason reason, List<String> by, String text) {

  public Mute {
    by = List.copyOf(by);
  }
}
