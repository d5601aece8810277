package io.tocsin.gateway.receiver;

import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.log.LogEvent;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tries receivers out, as they are configured now. */
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
   * @param test names this try; the same again makes no second message
   * @throws NotDurablyStored if a message may not be told
   */
  TestNotificationResult of(String receiver, UUID test) {
    return configuration
        .current()
        .find(receiver)
        .map(known -> of(known, test))
        .orElseGet(() -> new TestNotificationResult.Unknown(receiver));
  }

  private TestNotificationResult of(Receiver receiver, UUID test) {
    var listeners = NotifiedDestinations.of(receiver);
    if (listeners.isEmpty()) {
      return new TestNotificationResult.TellsNobody(receiver.name());
    }
    var message = new TestNotification(test);
    var now = clock.instant();
    var messages = listeners.stream().map(listener -> message.to(listener, now)).toList();
    log.write(messages);
    LogEvent.of("test notification requested")
        .with("receiver", receiver.name())
        .with("test", test)
        .with("messages", messages.size())
        .info(LOG);
    return new TestNotificationResult.WritePositions(receiver.name(), messages);
  }
}
