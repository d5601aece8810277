package io.tocsin.router.mute;

/** The mute stages in their order. The words are the values of the metric's label. */
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
