package io.tocsin.notifier.meta;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.configuration.receiver.Integration;
import io.tocsin.configuration.receiver.PagerDutyIntegration;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.configuration.receiver.RunbookIntegration;
import io.tocsin.configuration.receiver.SlackIntegration;
import io.tocsin.configuration.receiver.WebhookIntegration;
import io.tocsin.configuration.template.SimpleText;
import io.tocsin.log.LogEvent;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.template.UnfilledTextException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Destinations that are parked from the start because the text that says where their messages go
 * uses unsupported template features. The alert fires before there is anything to send, for as long
 * as the configuration stays so.
 *
 * @see <a
 *     href="../../../../../../../../docs/decisions/0016-a-destination-that-cannot-be-filled-in-is-parked.md">decision
 *     0016</a>
 */
@Startup
@ApplicationScoped
public class UnfilledDestinations {
  private static final Logger LOG = Logger.getLogger(UnfilledDestinations.class);
  private static final Duration BETWEEN_REPORTS = Duration.ofMinutes(10);

  private final ActiveConfiguration configuration;
  private final MetaAlertLog alerts;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("unfilled-destinations").daemon().factory());
  private Map<Destination, String> reported = Map.of();

  public UnfilledDestinations(
      ActiveConfiguration configuration, MetaAlertLog alerts, InstantSource clock) {
    this.configuration = configuration;
    this.alerts = alerts;
    this.clock = clock;
    configuration.subscribe(_ -> timer.execute(this::tryToReport));
    timer.scheduleWithFixedDelay(
        this::tryToReport, 0, BETWEEN_REPORTS.toMillis(), TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    stop();
  }

  public void stop() {
    timer.shutdownNow();
  }

  private void tryToReport() {
    try {
      report();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LogEvent.of("destinations with unsupported templates not reported, trying again")
          .error(LOG, e);
    }
  }

  private synchronized void report() throws InterruptedException {
    var now = clock.instant();
    var unfilled = unfilled();
    for (var destination : unfilled.entrySet()) {
      alerts.raise(
          MetaAlert.parkedByText(
              destination.getKey(),
              UnfilledTextException.explain(destination.getValue()),
              now,
              now.plus(BETWEEN_REPORTS.multipliedBy(3))));
    }
    for (var destination : reported.keySet()) {
      if (!unfilled.containsKey(destination)) {
        alerts.raise(
            MetaAlert.parkedByText(destination, "The configuration was corrected.", now, now));
      }
    }
    reported = unfilled;
  }

  /** Each with the field at fault. */
  private Map<Destination, String> unfilled() {
    var unfilled = new HashMap<Destination, String>();
    for (var receiver : configuration.current().receivers()) {
      addOf(receiver, unfilled);
    }
    return unfilled;
  }

  private static void addOf(Receiver receiver, Map<Destination, String> unfilled) {
    var destinations = receiver.destinations();
    for (int i = 0; i < destinations.size(); i++) {
      var destination = destinations.get(i);
      unfilledField(receiver.integrations().get(i))
          .ifPresent(field -> unfilled.put(destination, field));
    }
  }

  private static Optional<String> unfilledField(Integration integration) {
    return switch (integration) {
      case EmailIntegration email ->
          Stream.of(unfilled("to", email.to()), unfilled("from", email.from()))
              .flatMap(Optional::stream)
              .findFirst();
      case SlackIntegration slack -> unfilled("channel", slack.channel());
      case PagerDutyIntegration pagerDuty -> unfilled("routing_key", pagerDuty.routingKey());
      case WebhookIntegration webhook -> unfilled("url", webhook.url());
      case RunbookIntegration _ -> Optional.empty();
    };
  }

  /** The content of a file may change at any time, so it is checked when a message is sent. */
  private static Optional<String> unfilled(String field, SecretSource source) {
    return source instanceof SecretSource.Inline(var secret)
        ? unfilled(field, secret.reveal())
        : Optional.empty();
  }

  private static Optional<String> unfilled(String field, String text) {
    return SimpleText.parse(text).isPresent() ? Optional.empty() : Optional.of(field);
  }
}
