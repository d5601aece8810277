package io.tocsin.notifier.receiver;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The result of one attempt, and with it whether and when to retry. */
public sealed interface ProviderAnswer {

  /** For people: the provider's answer, short and without secrets. */
  String text();

  /** Why it failed; empty if it did not. */
  default Optional<Failure> failure() {
    return Optional.empty();
  }

  /**
   * The provider accepted it.
   *
   * @param coordinates where it keeps the message; never empty, because it also records that the
   *     group was notified in this generation
   */
  record Accepted(String text, Map<String, String> coordinates) implements ProviderAnswer {
    /**
     * A coordinate that is present if some recipients were permanently rejected: one line for each,
     * with the provider's answer.
     */
    public static final String REFUSED = "refused";

    public Accepted {
      coordinates = Map.copyOf(coordinates);
    }
  }

  /** Skipped: only resolved alerts, for a receiver with {@code send_resolved: false}. */
  record NotWanted(String text) implements ProviderAnswer {}

  /**
   * A temporary failure.
   *
   * @param parksEventually an unknown error; after many attempts the destination is parked
   * @param progress coordinates to keep for the next attempt; empty keeps the present ones
   */
  record TryAgain(Failure why, String text, boolean parksEventually, Map<String, String> progress)
      implements ProviderAnswer {
    public TryAgain {
      progress = Map.copyOf(progress);
    }

    public TryAgain(Failure why, String text) {
      this(why, text, false, Map.of());
    }

    /**
     * A network failure. Temporary, except for an untrusted certificate, which someone must fix.
     */
    public static TryAgain network(Failure why, String text, Throwable cause) {
      return new TryAgain(why, text, CertificateFault.isIn(cause), Map.of());
    }

    public static TryAgain unknown(Failure why, String text) {
      return new TryAgain(why, text, true, Map.of());
    }

    @Override
    public Optional<Failure> failure() {
      return Optional.of(why);
    }
  }

  /** The provider asked to wait; nothing is sent to this destination before. */
  record TryAfter(Failure why, String text, Duration pause) implements ProviderAnswer {
    @Override
    public Optional<Failure> failure() {
      return Optional.of(why);
    }
  }

  /**
   * The destination is misconfigured and would reject every message.
   *
   * @param retryIsHarmful retrying soon may lock an account or get our address banned
   */
  record NeedsAttention(Failure why, String text, boolean retryIsHarmful)
      implements ProviderAnswer {
    public NeedsAttention(Failure why, String text) {
      this(why, text, false);
    }

    public static NeedsAttention refusedLogin(String text) {
      return new NeedsAttention(Failure.AUTH_ERROR, text, true);
    }

    @Override
    public Optional<Failure> failure() {
      return Optional.of(why);
    }
  }

  /** The destination is no longer in the configuration. */
  record Gone(String text) implements ProviderAnswer {
    @Override
    public Optional<Failure> failure() {
      return Optional.of(Failure.OTHER);
    }
  }

  /** Too old to be sent; no request was made. */
  record TooOld(String text) implements ProviderAnswer {
    @Override
    public Optional<Failure> failure() {
      return Optional.of(Failure.OTHER);
    }
  }

  /**
   * It may show a resolved alert as firing. No request was made; a newer notification gets a moment
   * to arrive.
   */
  record MayBeOutdated(String text, Duration pause) implements ProviderAnswer {}

  /** The provider rejected this message permanently. */
  record Refused(Failure why, String text) implements ProviderAnswer {
    @Override
    public Optional<Failure> failure() {
      return Optional.of(why);
    }
  }
}
