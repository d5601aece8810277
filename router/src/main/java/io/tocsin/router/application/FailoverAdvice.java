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
 * What an operator has to set at the brokers so that a failover takes no longer than we say it
 * does.
 *
 * @param brokers the settings of each, by name; what a broker does not tell is taken for right
 * @param session how long a router may be silent
 */
record FailoverAdvice(List<Map<String, String>> brokers, Duration session) {
  static final String BROKER_SESSION = "broker.session.timeout.ms";
  static final String SHORTEST_SESSION = "group.min.session.timeout.ms";
  static final String LONGEST_SESSION = "group.max.session.timeout.ms";

  /**
   * With it a write that waits for the new leader of its partition is confirmed within the seven
   * and a half seconds that a gateway has for it.
   */
  private static final Duration LONGEST_BROKER_SESSION = Duration.ofSeconds(5);

  /** Of the notifiers and runners. */
  private static final Duration SESSION_OF_OTHERS = Duration.ofSeconds(6);

  /** What to warn about, with the number to set. */
  List<LogEvent> warnings() {
    return Stream.of(brokerSession(), shortestSession(), longestSession())
        .flatMap(Optional::stream)
        .toList();
  }

  /** A single broker has nobody to hand over to. */
  private Optional<LogEvent> brokerSession() {
    long most = LONGEST_BROKER_SESSION.toMillis();
    var found = values(BROKER_SESSION).max();
    return brokers.size() > 1 && found.orElse(most) > most
        ? warning("a broker that dies is replaced late", BROKER_SESSION, found, most)
            .map(
                event ->
                    event.with(
                        "consequence", "alerts for its partitions are answered with 503 meanwhile"))
        : Optional.empty();
  }

  private Optional<LogEvent> shortestSession() {
    long most = Math.min(session.toMillis(), SESSION_OF_OTHERS.toMillis());
    var found = values(SHORTEST_SESSION).max();
    return found.orElse(most) > most
        ? warning("Kafka rejects the sessions of consumers", SHORTEST_SESSION, found, most)
        : Optional.empty();
  }

  private Optional<LogEvent> longestSession() {
    long least = Math.max(session.toMillis(), SESSION_OF_OTHERS.toMillis());
    var found = values(LONGEST_SESSION).min();
    return found.orElse(least) < least
        ? warning("Kafka rejects the sessions of consumers", LONGEST_SESSION, found, least)
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
