package io.tocsin.notifier.log;

import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.configuration.Secret;
import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.receiver.HttpSettings;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.configuration.receiver.WebhookIntegration;
import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.NotificationFixture;
import io.tocsin.notifier.delivery.DeliveryDispatcher;
import io.tocsin.notifier.delivery.DeliveryLog;
import io.tocsin.notifier.delivery.TestingSender;
import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.receiver.Notifier;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.testkit.clock.ManualClock;
import io.tocsin.testkit.kafka.TestKafka;
import io.tocsin.testkit.wait.Await;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The notifier dies and another one goes on, with a real broker between them. */
class RecoveryIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Destination HOOK = new Destination("team", "webhook", 0);

  private final TestingReceivers testing = new TestingReceivers();
  private final TestingLog log = new TestingLog();
  private final Provider provider = new Provider();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void emptyTopics() {
    TestKafka.empty();
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  @Tag("P5")
  @DisplayName("what was sent before a crash is not sent again, and what was not is sent")
  void nextProcessGoesOn() throws InterruptedException {
    log.write(page("A"));
    log.write(page("B"));
    try (var first = new Process(new KafkaDeliveryLog(log.settings(), InstantSource.system()))) {
      first.replay();
      Await.until(LIMIT, "two outcomes", () -> sent().size() == 2);
    }
    log.write(page("B").resolved());
    log.write(page("C"));

    try (var second = new Process(new KafkaDeliveryLog(log.settings(), InstantSource.system()))) {
      second.replay();
      Await.until(LIMIT, "four outcomes", () -> sent().size() == 4);
    }

    assertThat(provider.took()).containsExactlyInAnyOrder("A-1-1", "B-1-1", "B-1-2", "C-1-1");
  }

  @Test
  @Tag("ACK-37")
  @DisplayName("killed between the provider's yes and our record: one duplicate with the same id")
  void killBeforeTheRecordCostsOneDuplicate() throws InterruptedException {
    log.write(page("A"));
    try (var killed = new Process(new LostLog())) {
      killed.replay();
      Await.until(LIMIT, "the first delivery", () -> provider.attempts.size() == 1);
    }

    for (int restart = 0; restart < 2; restart++) {
      try (var next = new Process(new KafkaDeliveryLog(log.settings(), InstantSource.system()))) {
        next.replay();
        Await.until(LIMIT, "the outcome", () -> sent().equals(List.of("A-1-1")));
      }
    }

    assertThat(provider.attempts).hasSize(2);
    assertThat(provider.attempts)
        .extracting(Attempt::deliveryId)
        .containsOnly(provider.attempts.getFirst().deliveryId());
  }

  @Test
  @Tag("P7")
  @DisplayName("after an outage the current state of a group is sent once")
  void presentStateIsToldOnce() throws InterruptedException {
    log.write(page("A"));
    log.write(page("A").again());
    log.write(page("A").resolved());

    try (var process = new Process(new KafkaDeliveryLog(log.settings(), InstantSource.system()))) {
      process.replay();
      Await.until(LIMIT, "one outcome", () -> sent().size() == 1);
    }

    assertThat(provider.attempts).hasSize(1);
  }

  @Test
  @Tag("F38")
  @DisplayName("an unreadable record is put aside and the others go on")
  void poisonIsPutAside() throws InterruptedException {
    log.writeGarbage(log.partitionOf(page("A")));
    log.write(page("A"));

    try (var process = new Process(new KafkaDeliveryLog(log.settings(), InstantSource.system()))) {
      process.replay();
      Await.until(LIMIT, "the outcome", () -> sent().equals(List.of("A-1-1")));
      deadLetter();
    }

    var letter = deadLetter();
    assertThat(letter.value()).isEqualTo(new byte[] {'{', 'x'});
    assertThat(letter.headers().toArray())
        .extracting(header -> header.key())
        .containsExactly("topic", "partition", "offset", "reason");
  }

  @Test
  @Tag("F38")
  @DisplayName("an unreadable record that a client does not send by default is put aside whole")
  void largePoisonIsPutAside() throws InterruptedException {
    var poison = new byte[3 << 20];
    log.writeGarbage(log.partitionOf(page("A")), poison);
    log.write(page("A"));

    try (var process = new Process(new KafkaDeliveryLog(log.settings(), InstantSource.system()))) {
      process.replay();
      Await.until(LIMIT, "the outcome", () -> sent().equals(List.of("A-1-1")));
      assertThat(deadLetter().value()).isEqualTo(poison);
    }
    assertThat(registry.get("tocsin.dead.letters").tag("topic", "tocsin.notifications").counter())
        .extracting(Counter::count)
        .isEqualTo(1.0);
  }

  @Test
  @Tag("F38")
  @DisplayName("a record as large as a topic takes is put aside cut, with its size")
  void largestPoisonIsCut() throws InterruptedException {
    var poison = new byte[(16 << 20) - 100];
    log.writeGarbage(log.partitionOf(page("A")), poison);

    try (var process = new Process(new KafkaDeliveryLog(log.settings(), InstantSource.system()))) {
      process.replay();
      var letter = deadLetter();
      assertThat(letter.value()).hasSize(512 << 10);
      assertThat(letter.headers().lastHeader("bytes").value())
          .isEqualTo(bytes(String.valueOf(poison.length)));
    }
  }

  @Test
  @Tag("F38")
  @DisplayName("a record that is null in JSON is put aside, and the others go on")
  void nullIsPutAside() throws InterruptedException {
    log.writeGarbage(log.partitionOf(page("A")), bytes("null"));
    log.write(page("A"));

    try (var process = new Process(new KafkaDeliveryLog(log.settings(), InstantSource.system()))) {
      process.replay();
      Await.until(LIMIT, "the outcome", () -> sent().equals(List.of("A-1-1")));
      assertThat(deadLetter().value()).isEqualTo(bytes("null"));
    }
  }

  @Test
  @Tag("P5")
  @DisplayName("a delivery that is given up is an alert among the others")
  void deadDeliveryIsAnAlert() throws InterruptedException {
    log.write(firing(new Destination("gone", "webhook", 0), "A"));

    try (var process = new Process(new KafkaDeliveryLog(log.settings(), InstantSource.system()))) {
      process.replay();
      Await.until(LIMIT, "the outcome", () -> !log.deliveries().isEmpty());
    }

    var batch = log.alerts().getFirst();
    assertThat(batch.source()).isEqualTo("tocsin");
    assertThat(batch.entries())
        .extracting(entry -> entry.alert().name())
        .containsExactly("TocsinDeliveryDead");
  }

  @Test
  void unknownReceiverIsDeadWithAReason() throws InterruptedException {
    log.write(firing(new Destination("gone", "webhook", 0), "A"));
    log.write(firing(new Destination("gone", "webhook", 0), "A").resolved());

    try (var process = new Process(new KafkaDeliveryLog(log.settings(), InstantSource.system()))) {
      process.replay();
      Await.until(LIMIT, "the outcome", () -> !log.deliveries().isEmpty());
    }

    var report = log.deliveries().getFirst();
    assertThat(report.outcome()).isEqualTo(DeliveryOutcome.DEAD);
    assertThat(report.answer())
        .contains("gone/webhook[0]")
        .contains("no longer in the configuration");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private ConsumerRecord<byte[], byte[]> deadLetter() {
    return Await.untilPresent(
        LIMIT, "the dead letter", () -> log.deadLetters().stream().findFirst());
  }

  private List<String> sent() {
    return log.deliveries().stream()
        .filter(report -> report.outcome() == DeliveryOutcome.SENT)
        .map(report -> report.notificationId())
        .toList();
  }

  private static NotificationFixture page(String group) {
    return firing(HOOK, group);
  }

  /** One life of the notifier. */
  private final class Process implements AutoCloseable {
    private final DeliveryDispatcher sender;
    private final PartitionHistory history;
    private final KafkaMetaAlertLog metaAlerts = new KafkaMetaAlertLog(log.settings());
    private final UnreadableRecords unreadable =
        new UnreadableRecords(log.settings(), registry, InstantSource.system());

    Process(DeliveryLog outcomes) {
      var hook =
          new WebhookIntegration(
              true,
              new SecretSource.Inline(new Secret("http://unused.example")),
              0,
              Optional.empty(),
              HttpSettings.DEFAULT);
      InstantSource clock = InstantSource.offset(InstantSource.system(), sinceStart());
      this.sender =
          TestingSender.of(
              List.of(new Receiver("team", List.of(hook))),
              List.of(provider),
              outcomes,
              metaAlerts,
              testing,
              clock);
      this.history =
          new PartitionHistory(
              log.settings(), new RecordDecoder(unreadable), sender, InstantSource.system());
    }

    void replay() {
      history.replayUntilRead(0);
      history.replayUntilRead(1);
    }

    @Override
    public void close() throws InterruptedException {
      sender.stop();
      unreadable.close();
      metaAlerts.close();
    }

    /** The clock runs, but in the fixture's year. */
    private static Duration sinceStart() {
      return Duration.between(InstantSource.system().instant(), ManualClock.START);
    }
  }

  /** Says yes to everything and remembers what it was told. */
  private static final class Provider implements Notifier<WebhookIntegration> {
    final List<Attempt> attempts = new CopyOnWriteArrayList<>();

    @Override
    public Class<WebhookIntegration> integration() {
      return WebhookIntegration.class;
    }

    @Override
    public ProviderAnswer deliver(WebhookIntegration integration, Attempt attempt) {
      attempts.add(attempt);
      return new ProviderAnswer.Accepted("ok", Map.of("delivery", attempt.deliveryId()));
    }

    List<String> took() {
      return attempts.stream()
          .map(
              attempt ->
                  attempt.data().groupLabels().valueOrEmpty("alertname")
                      + "-"
                      + attempt.generation()
                      + (attempt.data().isFiring() ? "-1" : "-2"))
          .toList();
    }
  }

  /** The process dies before anything is on record. */
  private static final class LostLog implements DeliveryLog {
    @Override
    public void record(int partition, io.tocsin.events.deliveries.DeliveryReported report)
        throws InterruptedException {
      throw new InterruptedException("killed");
    }

    @Override
    public void mention(int partition, io.tocsin.events.deliveries.DeliveryReported report) {}
  }
}
