package io.tocsin.gateway.receiver;

import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.log.LogEvent;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Sends test notifications to receivers of the current configuration. */
@Singleton
class TestNotifications {
  private static final Logger LOG = Logger.getLogger(TestNotifications.class);

  private final ActiveConfiguration configuration;
  private final TestNotificationLog log;
  private final InstantSource clock;

  TestNotifications(
      ActiveConfiguration configuration, TestNotificationLog log, InstantSource clock) {
    this.configuration = configuration;
    this.log = log;
    this.clock = clock;
  }

  /**
   * @param test id of the test; repeating it sends no second notification
   * @throws NotDurablyStored if a notification may not be stored
   */
  TestNotificationResult of(String receiver, UUID test) {
    return configuration
        .current()
        .find(receiver)
        .map(known -> of(known, test))
        .orElseGet(() -> new TestNotificationResult.Unknown(receiver));
  }

  private TestNotificationResult of(Receiver receiver, UUID test) {
    var notified = NotifiedDestinations.of(receiver);
    if (notified.isEmpty()) {
      return new TestNotificationResult.NoIntegration(receiver.name());
    }
    var message = new TestNotification(test);
    var now = clock.instant();
    var messages = notified.stream().map(destination -> message.to(destination, now)).toList();
    log.write(messages);
    LogEvent.of("test notification requested")
        .with("receiver", receiver.name())
        .with("test", test)
        .with("messages", messages.size())
        .info(LOG);
    return new TestNotificationResult.Stored(receiver.name(), messages);
  }
}
