package io.tocsin.gateway.receiver;

import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.gateway.log.NotSafe;
import io.tocsin.log.LogEvent;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tries receivers out, as they are configured now. */
@Singleton
class Trials {
  private static final Logger LOG = Logger.getLogger(Trials.class);

  private final ActiveConfiguration configuration;
  private final TestMessageLog log;
  private final InstantSource clock;

  Trials(ActiveConfiguration configuration, TestMessageLog log, InstantSource clock) {
    this.configuration = configuration;
    this.log = log;
    this.clock = clock;
  }

  /**
   * @param test names this try; the same again makes no second message
   * @throws NotSafe if a message may not be told
   */
  Trial of(String receiver, UUID test) {
    return configuration
        .current()
        .find(receiver)
        .map(known -> of(known, test))
        .orElseGet(() -> new Trial.Unknown(receiver));
  }

  private Trial of(Receiver receiver, UUID test) {
    var listeners = Listeners.of(receiver);
    if (listeners.isEmpty()) {
      return new Trial.TellsNobody(receiver.name());
    }
    var message = new TestMessage(test);
    var now = clock.instant();
    var messages = listeners.stream().map(listener -> message.to(listener, now)).toList();
    log.write(messages);
    LogEvent.of("test notification requested")
        .with("receiver", receiver.name())
        .with("test", test)
        .with("messages", messages.size())
        .info(LOG);
    return new Trial.Written(receiver.name(), messages);
  }
}
