package io.tocsin.notifier.delivery;

import io.quarkus.arc.All;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.receiver.Integration;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.topic.Topics;
import io.tocsin.log.LogEvent;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.receiver.DestinationSecrets;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.NotificationMetrics;
import io.tocsin.notifier.receiver.Notifier;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.ShownAnswer;
import io.tocsin.notifier.template.ExternalUrl;
import io.tocsin.notifier.template.MessageData;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes one attempt: finds the integration as it is configured now, and the notifier for it. */
@ApplicationScoped
class AttemptRunner {
  private static final Logger LOG = Logger.getLogger(AttemptRunner.class);

  /**
   * The outcomes leave the log after the same time as the notifications, but in segments of their
   * own; beyond this age nobody knows any more whether a notification was told.
   */
  private static final Duration OLDEST =
      Topics.NOTIFICATIONS.keep().period().minus(Duration.ofHours(12));

  private final ActiveConfiguration configuration;
  private final List<Notifier<?>> notifiers;
  private final ExternalUrl externalUrl;
  private final NotificationMetrics metrics;
  private final InstantSource clock;

  AttemptRunner(
      ActiveConfiguration configuration,
      @All List<Notifier<?>> notifiers,
      ExternalUrl externalUrl,
      NotificationMetrics metrics,
      InstantSource clock) {
    this.configuration = configuration;
    this.notifiers = notifiers;
    this.externalUrl = externalUrl;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Blocks for as long as the provider takes, bounded by the time-out of the attempt. */
  ProviderAnswer tell(AttemptInProgress dispatch) {
    var notification = dispatch.notification();
    var started = clock.instant();
    if (notification.at().isBefore(started.minus(OLDEST))) {
      return new ProviderAnswer.TooOld(
          "decided at " + notification.at() + ", too long ago to be told");
    }
    if (dispatch.waitForNewer().isPresent()) {
      return new ProviderAnswer.MayBeOutdated(
          "an alert may have ended since it was decided at " + notification.at(),
          dispatch.waitForNewer().get());
    }
    var answer =
        integration(notification.destination())
            .map(integration -> tell(integration, dispatch))
            .orElseGet(() -> gone(notification));
    metrics.attempted(notification.destination().integration(), answer, since(started));
    return answer;
  }

  private ProviderAnswer tell(Integration integration, AttemptInProgress dispatch) {
    var notification = dispatch.notification();
    var data = MessageData.of(notification, integration.sendResolved(), externalUrl.withoutSlash());
    if (data.alerts().isEmpty()) {
      return new ProviderAnswer.NotWanted("only resolved alerts, and send_resolved is false");
    }
    var attempt =
        new Attempt(
            notification.destination(),
            data,
            dispatch.deliveryId(),
            notification.at(),
            notification.generation(),
            dispatch.attempt(),
            dispatch.coordinates());
    return notifiers.stream()
        .filter(notifier -> notifier.integration().isInstance(integration))
        .findFirst()
        .map(notifier -> ask(notifier, integration, attempt))
        .orElseGet(() -> gone(notification));
  }

  /** Our own bug must not stop a lane: it is logged, and the delivery ends up parked. */
  private static <I extends Integration> ProviderAnswer ask(
      Notifier<I> notifier, Integration integration, Attempt attempt) {
    var secrets = DestinationSecrets.of(integration);
    try {
      var answer = notifier.tell(notifier.integration().cast(integration), attempt);
      return ShownAnswer.of(answer, secrets.redaction());
    } catch (RuntimeException e) {
      LogEvent.of("attempt ended in an internal error")
          .with("receiver", attempt.destination().receiver())
          .with("integration", attempt.destination().integration())
          .with("group", attempt.data().groupKey())
          .with("stack", secrets.redaction().hide(stackTrace(e)))
          .error(LOG);
      return ProviderAnswer.TryAgain.unknown(
          Failure.OTHER, "internal error: " + e.getClass().getName());
    }
  }

  /** As text, because its messages may repeat the address. */
  private static String stackTrace(RuntimeException e) {
    var text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private Optional<Integration> integration(Destination destination) {
    return configuration
        .current()
        .find(destination.receiver())
        .flatMap(receiver -> integration(receiver, destination));
  }

  private static Optional<Integration> integration(Receiver receiver, Destination destination) {
    int at = receiver.destinations().indexOf(destination);
    return at < 0 ? Optional.empty() : Optional.of(receiver.integrations().get(at));
  }

  private static ProviderAnswer gone(GroupNotification notification) {
    return new ProviderAnswer.Gone(
        notification.destination()
            + " is not in the configuration any more; nobody was told there");
  }

  private Duration since(Instant started) {
    return Duration.between(started, clock.instant());
  }
}
