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
 * Removes the member of a dead stream thread from the consumer group. Kafka Streams starts the
 * replacement under a new number and leaves the old member, with its partitions, until its session
 * times out.
 *
 * @param connection how to reach and authenticate with the brokers
 * @param instance name of this instance; Kafka Streams appends the number of the thread
 * @param then decides whether the thread is replaced
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

  /**
   * Name of a stream thread in the consumer group; empty for the global thread, which is not a
   * member.
   */
  static Optional<String> member(String threadName, String instance) {
    var number = NUMBER.matcher(threadName);
    return number.find() ? Optional.of(instance + "-" + number.group(1)) : Optional.empty();
  }

  private void remove(String member) {
    var options = new RemoveMembersFromConsumerGroupOptions(List.of(new MemberToRemove(member)));
    options.reason("its stream thread died");
    try (var admin = Admin.create(connection)) {
      admin
          .removeMembersFromConsumerGroup(Topics.ROUTER_GROUP, options)
          .all()
          .get(WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LogEvent.of(
              "dead routing thread not removed from the consumer group, its partitions wait for the session time-out")
          .with("member", member)
          .with("error", e.getMessage())
          .warn(LOG);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
