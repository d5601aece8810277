package io.tocsin.notifier.receiver;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.configuration.route.GroupBy;
import io.tocsin.configuration.route.Route;
import io.tocsin.model.matcher.Matchers;
import io.tocsin.notifier.NotificationFixture;
import io.tocsin.notifier.receiver.http.HttpClients;
import io.tocsin.notifier.receiver.http.HttpExchange;
import io.tocsin.notifier.receiver.http.HttpSender;
import io.tocsin.notifier.receiver.target.Targets;
import io.tocsin.notifier.receiver.target.TestingTargets;
import io.tocsin.notifier.template.ConfiguredTexts;
import io.tocsin.notifier.template.MessageData;
import io.tocsin.testkit.clock.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What every receiver's test needs: the real things, with short time-outs and a still clock. */
public final class TestingReceivers {
  public static final String EXTERNAL_URL = "http://am.example.org";

  public final ManualClock clock = new ManualClock();
  public final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  public final NotificationMetrics metrics = new NotificationMetrics(registry);
  public final ConfiguredTexts texts = new ConfiguredTexts();
  public final AttemptConfig config = () -> Duration.ofSeconds(2);
  public final ActiveConfiguration configuration = configuration(List.of());
  public final Targets targets;
  public final HttpClients clients;
  public final HttpSender http;
  public final HttpExchange exchange;

  /** Providers are fakes on this machine. */
  public TestingReceivers() {
    this(TestingTargets.withLoopback());
  }

  public TestingReceivers(Targets targets) {
    this.targets = targets;
    this.clients = new HttpClients(targets);
    this.http = new HttpSender(clients, configuration, clock);
    this.exchange = new HttpExchange(http, metrics);
  }

  public static ActiveConfiguration configuration(List<Receiver> receivers) {
    var route =
        new Route(
            "team",
            GroupBy.NOTHING,
            Duration.ZERO,
            Duration.ofMinutes(5),
            Duration.ofHours(4),
            Matchers.NONE,
            false,
            Map.of(),
            List.of());
    try {
      var configuration = new Configuration(Duration.ofMinutes(5), route, receivers, List.of(), 1);
      return new ActiveConfiguration(() -> configuration);
    } catch (InvalidConfigurationException e) {
      throw new AssertionError(e);
    }
  }

  public Attempt attempt(NotificationFixture notification) {
    return attempt(notification, Map.of());
  }

  public Attempt attempt(NotificationFixture notification, Map<String, String> coordinates) {
    return attempt(notification, coordinates, 1);
  }

  public Attempt attempt(
      NotificationFixture notification, Map<String, String> coordinates, int number) {
    var built = notification.build();
    return new Attempt(
        built.destination(),
        MessageData.of(built, true, EXTERNAL_URL),
        "delivery-" + built.id(),
        built.at(),
        built.generation(),
        number,
        coordinates);
  }
}
