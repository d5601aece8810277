package io.tocsin.router.mute;

/** The stages that can keep an alert quiet, in their order. The words are those of the metric. */
public enum MuteReason {
  INHIBITION("inhibition"),
  ACTIVE_TIME_INTERVAL("active_time_interval"),
  MUTE_TIME_INTERVAL("mute_time_interval"),
  SILENCE("silence");

  private final String word;

  MuteReason(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
