package io.tocsin.embedded.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A process that starts a broker, joins a group with a session of half an hour, says so and waits
 * to be killed.
 */
final class ProcessWithBroker {
  static final String TOPIC = "read";
  static final String READY = "the partition is assigned";

  private ProcessWithBroker() {}

  public static void main(String[] args) throws Exception {
    var kafka =
        EmbeddedKafka.start(
            Path.of(args[0]),
            message -> {
              throw new AssertionError(message);
            });
    try (var admin = Admin.create(Map.copyOf(kafka.clientSettings()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    var consumer = reader(kafka);
    while (consumer.assignment().isEmpty()) {
      consumer.poll(Duration.ofMillis(100));
    }
    System.out.println(READY);
    new CountDownLatch(1).await();
  }

  static KafkaConsumer<String, String> reader(EmbeddedKafka kafka) {
    var settings = new HashMap<String, Object>(kafka.clientSettings());
    settings.put("group.id", "readers");
    settings.put("session.timeout.ms", 1_800_000);
    settings.put("max.poll.interval.ms", 1_800_000);
    var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    consumer.subscribe(List.of(TOPIC));
    return consumer;
  }
}
