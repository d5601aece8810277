package io.tocsin.router.application;

import io.tocsin.log.LogEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Broker settings that an operator must change so that a failover takes no longer than documented.
 *
 * @param brokers settings of each broker by name; a missing one is assumed to be right
 * @param session session time-out of the router
 */
record FailoverAdvice(List<Map<String, String>> brokers, Duration session) {
  static final String BROKER_SESSION = "broker.session.timeout.ms";
  static final String SHORTEST_SESSION = "group.min.session.timeout.ms";
  static final String LONGEST_SESSION = "group.max.session.timeout.ms";

  /**
   * Lets a write that waits for the new partition leader finish within the gateway's limit of seven
   * and a half seconds.
   */
  private static final Duration LONGEST_BROKER_SESSION = Duration.ofSeconds(5);

  /** Session time-out of notifiers and runners. */
  private static final Duration SESSION_OF_OTHERS = Duration.ofSeconds(6);

  /** One warning per wrong setting, with the value to set. */
  List<LogEvent> warnings() {
    return Stream.of(brokerSession(), shortestSession(), longestSession())
        .flatMap(Optional::stream)
        .toList();
  }

  /** Skipped for a single broker, which cannot fail over. */
  private Optional<LogEvent> brokerSession() {
    long most = LONGEST_BROKER_SESSION.toMillis();
    var found = values(BROKER_SESSION).max();
    return brokers.size() > 1 && found.orElse(most) > most
        ? warning("failover of a dead broker is slow", BROKER_SESSION, found, most)
            .map(
                event ->
                    event.with("consequence", "alerts for its partitions get HTTP 503 until then"))
        : Optional.empty();
  }

  private Optional<LogEvent> shortestSession() {
    long most = Math.min(session.toMillis(), SESSION_OF_OTHERS.toMillis());
    var found = values(SHORTEST_SESSION).max();
    return found.orElse(most) > most
        ? warning("Kafka rejects the session time-out of consumers", SHORTEST_SESSION, found, most)
        : Optional.empty();
  }

  private Optional<LogEvent> longestSession() {
    long least = Math.max(session.toMillis(), SESSION_OF_OTHERS.toMillis());
    var found = values(LONGEST_SESSION).min();
    return found.orElse(least) < least
        ? warning("Kafka rejects the session time-out of consumers", LONGEST_SESSION, found, least)
        : Optional.empty();
  }

  private static Optional<LogEvent> warning(
      String event, String setting, OptionalLong found, long wanted) {
    return Optional.of(
        LogEvent.of(event)
            .with("setting", setting)
            .with("found", found.orElseThrow())
            .with("set", wanted));
  }

  private LongStream values(String setting) {
    return brokers.stream()
        .map(broker -> Optional.ofNullable(broker.get(setting)))
        .flatMap(Optional::stream)
        .mapToLong(Long::parseLong);
  }
}
