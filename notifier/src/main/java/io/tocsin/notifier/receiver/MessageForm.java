package io.tocsin.notifier.receiver;

import java.util.function.Function;

/**
 * How much of a notification a message shows. If a provider rejects one form as too long, the next
 * shorter one is sent at once, within the same attempt: a shorter page is better than a late one.
 */
public enum MessageForm {
  WHOLE(Integer.MAX_VALUE, ""),
  FEWER_ALERTS(5, "with fewer alerts"),
  COUNTS_ONLY(0, "with counts only");

  private final int alerts;
  private final String words;

  MessageForm(int alerts, String words) {
    this.alerts = alerts;
    this.words = words;
  }

  /** The most alerts it shows; the others are only counted. */
  public int alerts() {
    return alerts;
  }

  /**
   * @param tooLong a shorter form may be accepted
   */
  public record Reply(ProviderAnswer answer, boolean tooLong) {}

  /**
   * The answer to the first form that is not too long, or to the shortest.
   *
   * @param fewerIsShorter whether the form with fewer alerts would be shorter; if not, it is not
   *     tried
   */
  public static ProviderAnswer shortened(
      boolean fewerIsShorter, Function<MessageForm, Reply> send) {
    var whole = send.apply(WHOLE);
    if (!whole.tooLong()) {
      return whole.answer();
    }
    if (fewerIsShorter) {
      var fewer = send.apply(FEWER_ALERTS);
      if (!fewer.tooLong()) {
        return FEWER_ALERTS.explained(fewer.answer(), whole.answer());
      }
    }
    return COUNTS_ONLY.explained(send.apply(COUNTS_ONLY).answer(), whole.answer());
  }

  /** Whether this form leaves out some of that many alerts. */
  public boolean cuts(int count) {
    return count > alerts;
  }

  private ProviderAnswer explained(ProviderAnswer answer, ProviderAnswer refusal) {
    return answer instanceof ProviderAnswer.Accepted accepted
        ? new ProviderAnswer.Accepted(
            "%s; sent %s because the full message was too long: %s"
                .formatted(accepted.text(), words, refusal.text()),
            accepted.coordinates())
        : answer;
  }
}
