package io.tocsin.router.topology;

import io.tocsin.events.topic.Topics;
import io.tocsin.log.LogEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * Takes a thread that dies out of the consumer group. Kafka Streams replaces it by one with another
 * number and leaves the dead one in the group, with its partitions, until its session has passed.
 *
 * @param connection how to reach and authenticate with the brokers
 * @param instance the name of this instance, to which Kafka Streams adds the number of the thread
 * @param then decides whether it is replaced
 */
record ThreadDeathHandler(
    Map<String, Object> connection, String instance, StreamsUncaughtExceptionHandler then)
    implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = Logger.getLogger(ThreadDeathHandler.class);
  private static final Pattern NUMBER = Pattern.compile("-StreamThread-(\\d+)$");
  private static final Duration WITHIN = Duration.ofSeconds(30);

  @Override
  public StreamThreadExceptionResponse handle(Throwable cause) {
    var response = then.handle(cause);
    if (response == StreamThreadExceptionResponse.REPLACE_THREAD) {
      member(Thread.currentThread().getName(), instance).ifPresent(this::remove);
    }
    return response;
  }

  /** What the group calls a stream thread; empty for the global thread, which is in none. */
  static Optional<String> member(String threadName, String instance) {
    var number = NUMBER.matcher(threadName);
    return number.find() ? Optional.of(instance + "-" + number.group(1)) : Optional.empty();
  }

  private void remove(String member) {
    var options = new RemoveMembersFromConsumerGroupOptions(List.of(new MemberToRemove(member)));
    options.reason("its thread died");
    try (var admin = Admin.create(connection)) {
      admin
          .removeMembersFromConsumerGroup(Topics.ROUTER_GROUP, options)
          .all()
          .get(WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LogEvent.of(
              "member of a dead routing thread stays in the consumer group until its session ends")
          .with("member", member)
          .with("error", e.getMessage())
          .warn(LOG);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
