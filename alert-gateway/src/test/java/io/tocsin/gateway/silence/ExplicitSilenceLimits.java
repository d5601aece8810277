package io.tocsin.gateway.silence;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/** Limits that a test names. */
record ExplicitSilenceLimits(
    int silences, int matchers, long silenceBytes, long matcherBytes, Optional<Duration> duration)
    implements SilenceLimits {
  static final ExplicitSilenceLimits USUAL =
      new ExplicitSilenceLimits(9, 64, 16 * 1024, 4 * 1024, Optional.empty());

  ExplicitSilenceLimits silencesUpTo(int bytes) {
    return new ExplicitSilenceLimits(silences, matchers, bytes, matcherBytes, duration);
  }

  ExplicitSilenceLimits lastingUpTo(Duration longest) {
    return new ExplicitSilenceLimits(
        silences, matchers, silenceBytes, matcherBytes, Optional.of(longest));
  }

  @Override
  public MemorySize silence() {
    return new MemorySize(BigInteger.valueOf(silenceBytes));
  }

  @Override
  public MemorySize matcher() {
    return new MemorySize(BigInteger.valueOf(matcherBytes));
  }
}
