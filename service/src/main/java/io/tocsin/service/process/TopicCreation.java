package io.tocsin.service.process;

import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.topic.TopicSettings;
import io.tocsin.events.topic.TopicSetup;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Creates missing topics in the background. A process without Kafka lives, and tries again. */
@Singleton
public class TopicCreation {
  private static final Logger LOG = Logger.getLogger(TopicCreation.class);
  private static final long RETRY_MILLIS = 2000;

  private final Vertx vertx;
  private final TopicSettings topics;
  private final Map<String, Object> connection;
  private final InstantSource clock;
  private final LastingTrouble missing = new LastingTrouble(LastingTrouble.START);

  TopicCreation(
      Vertx vertx,
      TopicSettings topics,
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      InstantSource clock) {
    this.vertx = vertx;
    this.topics = topics;
    this.connection = impatient(connection);
    this.clock = clock;
  }

  /** Returns at once. */
  public void start() {
    vertx.executeBlocking(this::create, false).onFailure(this::retry);
  }

  private boolean create() {
    TopicSetup.of(topics).createMissing(connection);
    return true;
  }

  private void retry(Throwable failure) {
    missing
        .met(
            LogEvent.of("topics cannot be created, trying again").with("error", reason(failure)),
            clock.instant())
        .ifPresent(event -> event.warn(LOG));
    vertx.setTimer(RETRY_MILLIS, _ -> start());
  }

  /** It is tried again anyway, and a process that stops must not wait a minute for an answer. */
  private static Map<String, Object> impatient(Map<String, Object> connection) {
    var config = new HashMap<>(connection);
    config.put("request.timeout.ms", 2000);
    config.put("default.api.timeout.ms", 3000);
    return config;
  }

  private static String reason(Throwable failure) {
    return failure.getCause() == null
        ? String.valueOf(failure.getMessage())
        : failure.getMessage() + ": " + failure.getCause().getMessage();
  }
}
