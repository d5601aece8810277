package io.tocsin.notifier.delivery;

import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.ConfigurationReader;
import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.NotificationFixture;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.notifier.receiver.email.TestingEmail;
import io.tocsin.notifier.receiver.pagerduty.TestingPagerDuty;
import io.tocsin.notifier.receiver.slack.TestingSlack;
import io.tocsin.notifier.receiver.webhook.TestingWebhook;
import io.tocsin.notifier.template.ExternalUrl;
import io.tocsin.testkit.pagerduty.FakePagerDuty;
import io.tocsin.testkit.slack.FakeSlack;
import io.tocsin.testkit.smtp.FakeSmtp;
import io.tocsin.testkit.smtp.SmtpOffers;
import io.tocsin.testkit.wait.Await;
import io.tocsin.testkit.webhook.WebhookSink;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each kind of receiver as it is, with a server that goes away and comes back. The queues have a
 * clock of their own, so that twenty minutes take no time.
 */
class ReturnOfEachReceiverTest {
  private static final Duration LATEST = Duration.ofSeconds(30);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final TestingReceivers receivers = new TestingReceivers();
  private final FakeSmtp smtp = new FakeSmtp(receivers.clock, SmtpOffers.PLAIN);
  private final FakeSmtp untrusted = new FakeSmtp(receivers.clock, SmtpOffers.STARTTLS);
  private final FakeSlack slack = new FakeSlack(receivers.clock);
  private final FakePagerDuty pagerDuty = new FakePagerDuty(receivers.clock);
  private final WebhookSink webhook = new WebhookSink(receivers.clock);
  private final List<AutoCloseable> doors = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var door : doors) {
      door.close();
    }
    smtp.close();
    untrusted.close();
    slack.close();
    pagerDuty.close();
    webhook.close();
  }

  @ParameterizedTest(name = "{0}: {2} for {1} s")
  @DisplayName("a page is delivered within 30 s of the return, once, however long it was away")
  @CsvSource({
    "webhook, 5, refused",
    "webhook, 130, refused",
    "webhook, 1200, refused",
    "webhook, 1200, reset",
    "slack, 5, refused",
    "slack, 130, refused",
    "slack, 1200, refused",
    "slack, 1200, reset",
    "pagerduty, 5, refused",
    "pagerduty, 130, refused",
    "pagerduty, 1200, refused",
    "pagerduty, 1200, reset",
    "email, 5, refused",
    "email, 130, refused",
    "email, 1200, refused",
    "email, 1200, reset"
  })
  void pageComesSoonAfterTheReturn(String integration, int away, String fault) {
    var door = door(port(integration));
    var play = new Play(configuration(integration, door.port()), integration);
    if (fault.equals("reset")) {
      door.reset();
    } else {
      door.shut();
    }

    play.offer(firing(play.destination, "DiskFull"));
    play.offer(firing(play.destination, "HostDown"));
    play.runFor(Duration.ofSeconds(away));
    assertThat(play.sent).isEmpty();
    assertThat(play.outcomes).containsOnly(DeliveryOutcome.RETRY);
    door.open();
    play.runFor(LATEST);

    assertThat(play.sent).hasSize(2);
    play.runFor(Duration.ofMinutes(30));
    assertThat(received(integration).getAsInt()).isEqualTo(2);
  }

  @Test
  @DisplayName("an untrusted certificate needs attention and is retried all the same")
  void certificateNeedsAPerson() {
    var play = new Play(configuration("email with TLS", untrusted.port()), "email");

    play.offer(firing(play.destination, "DiskFull"));
    play.runFor(Duration.ofMinutes(5));

    assertThat(play.outcomes).contains(DeliveryOutcome.PARKED);
    assertThat(play.attempts).isGreaterThan(20);
  }

  @Test
  @DisplayName("a mail server whose port is closed and opened gets its mail, on a real clock")
  void realMailServer() throws InterruptedException {
    var door = door(smtp.port());
    door.shut();
    var configuration = configuration("email", door.port());
    var reports = new CopyOnWriteArrayList<DeliveryReported>();
    var sender =
        TestingSender.of(
            configuration.receivers(),
            List.of(TestingEmail.of(receivers)),
            new DeliveryLog() {
              @Override
              public void record(int partition, DeliveryReported report) {
                reports.add(report);
              }

              @Override
              public void mention(int partition, DeliveryReported report) {
                reports.add(report);
              }
            },
            _ -> {},
            receivers,
            Instant::now);

    sender.offer(
        0, firing(new Destination("team", "email", 0), "A").decidedAt(Instant.now()).build());
    Await.until(LIMIT, "it failed some times", () -> reports.size() > 15);
    door.open();
    Await.until(LIMIT, "the mail", () -> !smtp.mails().isEmpty());

    sender.stop();
    assertThat(smtp.mails().all()).hasSize(1);
    assertThat(reports)
        .extracting(DeliveryReported::outcome)
        .doesNotContain(DeliveryOutcome.PARKED);
  }

  private int port(String integration) {
    return switch (integration) {
      case "webhook" -> webhook.url().getPort();
      case "slack" -> slack.webhookUrl().getPort();
      case "pagerduty" -> pagerDuty.url().getPort();
      default -> smtp.port();
    };
  }

  private IntSupplier received(String integration) {
    return switch (integration) {
      case "webhook" -> () -> webhook.received().size();
      case "slack" -> () -> slack.messages().size();
      case "pagerduty" -> () -> pagerDuty.events().size();
      default -> () -> smtp.mails().size();
    };
  }

  private Door door(int behind) {
    var door = new Door(behind);
    doors.add(door);
    return door;
  }

  private static Configuration configuration(String integration, int port) {
    var key =
        switch (integration) {
          case "webhook" -> "webhook_configs: [{url: 'http://127.0.0.1:%d/webhook'}]";
          case "slack" ->
              "slack_configs: [{api_url: 'http://127.0.0.1:%d/services/T0TEST/B0TEST/secret', channel: '#x'}]";
          case "pagerduty" ->
              "pagerduty_configs: [{url: 'http://127.0.0.1:%d/v2/enqueue', routing_key: '"
                  + FakePagerDuty.ROUTING_KEY
                  + "'}]";
          default ->
              "email_configs: [{to: a@example.net, from: t@example.net, smarthost: '127.0.0.1:%d', require_tls: "
                  + integration.endsWith("TLS")
                  + "}]";
        };
    return read(key.replace("%d", String.valueOf(port)));
  }

  private static Configuration read(String integration) {
    try {
      return ConfigurationReader.read(
          "receivers:\n- name: team\n  " + integration + "\nroute: {receiver: team}\n",
          Path.of("/nowhere"));
    } catch (InvalidConfigurationException e) {
      throw new IllegalArgumentException(String.join("\n", e.mistakes()), e);
    }
  }

  /** Lanes on a manual clock, and the real receivers behind them. */
  private final class Play {
    final Destination destination;
    final List<Instant> sent = new ArrayList<>();
    final List<DeliveryOutcome> outcomes = new ArrayList<>();
    int attempts;

    private final DestinationQueues queues = new DestinationQueues(QueuesTester.RULES);
    private final AttemptRunner runner;

    Play(Configuration configuration, String integration) {
      this.destination = new Destination("team", integration, 0);
      this.runner = runner(configuration);
    }

    void offer(NotificationFixture notification) {
      queues.offer(0, notification.build(), now());
      send();
    }

    void runFor(Duration time) {
      var end = now().plus(time);
      for (var due = queues.nextDue();
          due.filter(end::isAfter).isPresent();
          due = queues.nextDue()) {
        receivers.clock.setTo(due.get().isAfter(now()) ? due.get() : now());
        send();
      }
      receivers.clock.setTo(end);
    }

    private void send() {
      for (var started = queues.start(now()); !started.isEmpty(); started = queues.start(now())) {
        started.forEach(this::attempt);
      }
    }

    private void attempt(AttemptInProgress inProgress) {
      attempts++;
      var outcome = queues.answered(inProgress, runner.run(inProgress), now());
      outcomes.add(outcome.report().outcome());
      if (outcome.report().outcome() == DeliveryOutcome.SENT) {
        sent.add(now());
      }
      queues.recorded(inProgress, outcome, now());
    }

    private Instant now() {
      return receivers.clock.instant();
    }

    private AttemptRunner runner(Configuration configuration) {
      try {
        return new AttemptRunner(
            new ActiveConfiguration(() -> configuration),
            List.of(
                TestingWebhook.of(receivers),
                TestingSlack.of(receivers),
                TestingPagerDuty.of(receivers),
                TestingEmail.of(receivers)),
            new ExternalUrl(() -> TestingReceivers.EXTERNAL_URL),
            receivers.metrics,
            receivers.clock);
      } catch (InvalidConfigurationException e) {
        throw new AssertionError(e);
      }
    }
  }
}
