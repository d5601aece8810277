package io.tocsin.notifier.delivery;

import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Secret;
import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.receiver.HttpSettings;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.configuration.receiver.WebhookIntegration;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.receiver.Notifier;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.testkit.wait.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A partition leaves and comes back while its destination is still being told. */
class TakeoverTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final GroupNotification PAGE =
      firing(new Destination("team", "webhook", 0), "A").build();

  private final TestingReceivers testing = new TestingReceivers();
  private final SlowProvider provider = new SlowProvider();
  private final MemoryLog log = new MemoryLog();
  private final DeliveryDispatcher sender =
      TestingSender.of(
          List.of(new Receiver("team", List.of(hook()))),
          List.of(provider),
          log,
          _ -> {},
          testing,
          testing.clock);

  @AfterEach
  void stop() throws InterruptedException {
    sender.stop();
  }

  @Test
  @Tag("N9")
  @DisplayName("a delivery in progress when a partition comes back is not sent twice")
  void nothingIsToldTwice() throws InterruptedException {
    takeOver();
    Await.until(LIMIT, "the attempt", () -> provider.attempts.size() == 1);

    sender.release(0);
    var back = Thread.ofPlatform().start(this::takeOver);
    Await.until(LIMIT, "it waits", () -> back.getState() == Thread.State.TIMED_WAITING);
    provider.answers.countDown();
    back.join(LIMIT);

    sender.stop();
    assertThat(log.reports).hasSize(1);
    assertThat(provider.attempts).hasSize(1);
  }

  /** As the history does it: what was told, then what shall be told. */
  private void takeOver() {
    try {
      sender.recover(0);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    log.reports.forEach(report -> sender.restore(0, report));
    sender.offer(0, PAGE);
    sender.open(0);
  }

  private static WebhookIntegration hook() {
    return new WebhookIntegration(
        true,
        new SecretSource.Inline(new Secret("http://unused.example")),
        0,
        Optional.empty(),
        HttpSettings.DEFAULT);
  }

  private static final class SlowProvider implements Notifier<WebhookIntegration> {
    final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    final CountDownLatch answers = new CountDownLatch(1);

    @Override
    public Class<WebhookIntegration> integration() {
      return WebhookIntegration.class;
    }

    @Override
    public ProviderAnswer deliver(WebhookIntegration integration, Attempt attempt) {
      attempts.add(attempt);
      try {
        answers.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new ProviderAnswer.Accepted("ok", Map.of());
    }
  }

  private static final class MemoryLog implements DeliveryLog {
    final List<DeliveryReported> reports = new CopyOnWriteArrayList<>();

    @Override
    public void record(int partition, DeliveryReported report) {
      reports.add(report);
    }

    @Override
    public void mention(int partition, DeliveryReported report) {}
  }
}
