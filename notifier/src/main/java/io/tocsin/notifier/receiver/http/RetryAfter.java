package io.tocsin.notifier.receiver.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Parses the header {@code Retry-After}: seconds or a date. */
public final class RetryAfter {
  private static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  /**
   * @return at most an hour, because a server that asks for a year must not block notifications;
   *     empty if it is neither seconds nor a date
   */
  public static Optional<Duration> parse(String header, Instant now) {
    return seconds(header.strip())
        .or(() -> date(header.strip(), now))
        .map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
  }

  private static Optional<Duration> seconds(String text) {
    return text.matches("[0-9]{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }

  private static Optional<Duration> date(String text, Instant now) {
    try {
      var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
