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
import io.tocsin.notifier.receiver.RedactedAnswer;
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

/**
 * Runs one attempt: looks up the integration in the current configuration and calls its notifier.
 */
@ApplicationScoped
class AttemptRunner {
  private static final Logger LOG = Logger.getLogger(AttemptRunner.class);

  /**
   * Outcomes have the same retention as notifications but expire in their own segments. Beyond this
   * age the log can no longer tell whether a notification was delivered.
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

  /** Blocks while the provider answers, at most for the timeout of the attempt. */
  ProviderAnswer run(AttemptInProgress inProgress) {
    var notification = inProgress.notification();
    var started = clock.instant();
    if (notification.at().isBefore(started.minus(OLDEST))) {
      return new ProviderAnswer.TooOld("decided at " + notification.at() + ", too old to be sent");
    }
    if (inProgress.waitForNewer().isPresent()) {
      return new ProviderAnswer.MayBeOutdated(
          "an alert may have been resolved since the decision at " + notification.at(),
          inProgress.waitForNewer().get());
    }
    var answer =
        integration(notification.destination())
            .map(integration -> deliver(integration, inProgress))
            .orElseGet(() -> gone(notification));
    metrics.attempted(notification.destination().integration(), answer, since(started));
    return answer;
  }

  private ProviderAnswer deliver(Integration integration, AttemptInProgress inProgress) {
    var notification = inProgress.notification();
    var data = MessageData.of(notification, integration.sendResolved(), externalUrl.withoutSlash());
    if (data.alerts().isEmpty()) {
      return new ProviderAnswer.NotWanted("only resolved alerts, and send_resolved is false");
    }
    var attempt =
        new Attempt(
            notification.destination(),
            data,
            inProgress.deliveryId(),
            notification.at(),
            notification.generation(),
            inProgress.attempt(),
            inProgress.coordinates());
    return notifiers.stream()
        .filter(notifier -> notifier.integration().isInstance(integration))
        .findFirst()
        .map(notifier -> ask(notifier, integration, attempt))
        .orElseGet(() -> gone(notification));
  }

  /** A bug in a notifier must not stop the queue: it is logged, and the delivery ends up parked. */
  private static <I extends Integration> ProviderAnswer ask(
      Notifier<I> notifier, Integration integration, Attempt attempt) {
    var secrets = DestinationSecrets.of(integration);
    try {
      var answer = notifier.deliver(notifier.integration().cast(integration), attempt);
      return RedactedAnswer.of(answer, secrets.redaction());
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

  /** As text so that it can be redacted: its messages may repeat the URL. */
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
        notification.destination() + " is no longer in the configuration; nothing was sent");
  }

  private Duration since(Instant started) {
    return Duration.between(started, clock.instant());
  }
}
