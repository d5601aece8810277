package io.tocsin.notifier.receiver;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What came of one attempt to tell a destination, and with it whether and when to try again. */
public sealed interface ProviderAnswer {

  /** For people: what the provider said, short and without secrets. */
  String text();

  /** Why it failed; empty if it did not. */
  default Optional<Failure> failure() {
    return Optional.empty();
  }

  /**
   * The provider has it.
   *
   * @param coordinates where it keeps the message; never empty, it also says that the group was
   *     told in this generation
   */
  record Accepted(String text, Map<String, String> coordinates) implements ProviderAnswer {
    /**
     * A coordinate that is there if some of those it should reach were refused for good: one line
     * for each, with the provider's words.
     */
    public static final String REFUSED = "refused";

    public Accepted {
      coordinates = Map.copyOf(coordinates);
    }
  }

  /** Nothing is left to say to a receiver that does not want resolved alerts. */
  record NotWanted(String text) implements ProviderAnswer {}

  /**
   * The world's trouble, likely to pass.
   *
   * @param parksInTheEnd nobody knows this error; after many attempts a person shall look at it
   * @param progress coordinates to remember for the next attempt; empty keeps those there are
   */
  record TryAgain(Failure why, String text, boolean parksInTheEnd, Map<String, String> progress)
      implements ProviderAnswer {
    public TryAgain {
      progress = Map.copyOf(progress);
    }

    public TryAgain(Failure why, String text) {
      this(why, text, false, Map.of());
    }

    /**
     * No answer came over the network. That passes, but for a certificate, which a person must
     * mend.
     */
    public static TryAgain network(Failure why, String text, Throwable trouble) {
      return new TryAgain(why, text, CertificateFault.isIn(trouble), Map.of());
    }

    public static TryAgain unknown(Failure why, String text) {
      return new TryAgain(why, text, true, Map.of());
    }

    @Override
    public Optional<Failure> failure() {
      return Optional.of(why);
    }
  }

  /** The provider asks for quiet; nothing goes to this destination before. */
  record TryAfter(Failure why, String text, Duration quiet) implements ProviderAnswer {
    @Override
    public Optional<Failure> failure() {
      return Optional.of(why);
    }
  }

  /**
   * The destination itself is wrong, for this message and every other one.
   *
   * @param repeatingHarms trying again soon may lock an account or get our address banned
   */
  record NeedsPerson(Failure why, String text, boolean repeatingHarms) implements ProviderAnswer {
    public NeedsPerson(Failure why, String text) {
      this(why, text, false);
    }

    public static NeedsPerson refusedLogin(String text) {
      return new NeedsPerson(Failure.AUTH_ERROR, text, true);
    }

    @Override
    public Optional<Failure> failure() {
      return Optional.of(why);
    }
  }

  /** The configuration does not name this destination any more. */
  record Gone(String text) implements ProviderAnswer {
    @Override
    public Optional<Failure> failure() {
      return Optional.of(Failure.OTHER);
    }
  }

  /** It is too old to be sent; the destination was not asked. */
  record TooOld(String text) implements ProviderAnswer {
    @Override
    public Optional<Failure> failure() {
      return Optional.of(Failure.OTHER);
    }
  }

  /**
   * It may call an alert firing that has ended. The destination was not asked; a newer notification
   * gets a moment to arrive.
   */
  record MayBeOutdated(String text, Duration pause) implements ProviderAnswer {}

  /** This message will never be taken. */
  record Refused(Failure why, String text) implements ProviderAnswer {
    @Override
    public Optional<Failure> failure() {
      return Optional.of(why);
    }
  }
}
