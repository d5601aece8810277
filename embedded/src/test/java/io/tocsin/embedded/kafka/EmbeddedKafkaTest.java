package io.tocsin.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class EmbeddedKafkaTest {
  private static final BrokerFailure UNEXPECTED =
      message -> {
        throw new AssertionError(message);
      };

  @TempDir Path folder;

  @Test
  void recordsOutliveTheBroker() throws Exception {
    try (var kafka = EmbeddedKafka.start(folder, UNEXPECTED)) {
      createTopic(kafka, "kept");
      produce(kafka, "kept", "written before the restart");
    }

    try (var kafka = EmbeddedKafka.start(folder, UNEXPECTED)) {
      assertThat(consumeFirst(kafka, "kept")).isEqualTo("written before the restart");
    }
  }

  @Test
  @Tag("F37")
  @DisplayName("a client without the generated credentials is refused on every listener")
  void foreignClientIsRefused() {
    try (var kafka = EmbeddedKafka.start(folder, UNEXPECTED)) {
      var withoutPassword = Map.<String, Object>of("bootstrap.servers", broker(kafka));
      var strayNode =
          Map.<String, Object>of("bootstrap.controllers", kafka.controller().toString());
      var wrongPassword = new HashMap<String, Object>(kafka.clientSettings());
      wrongPassword.computeIfPresent(
          "sasl.jaas.config",
          (_, line) -> ((String) line).replaceAll("password=\"\\w+\"", "password=\"guess\""));

      assertThatThrownBy(() -> listTopics(withoutPassword))
          .hasCauseInstanceOf(TimeoutException.class);
      assertThatThrownBy(() -> describeCluster(strayNode))
          .hasCauseInstanceOf(TimeoutException.class);
      assertThatThrownBy(() -> listTopics(wrongPassword))
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  @Test
  @Tag("K-09")
  @DisplayName("an unknown topic is an error and is not created")
  void misspeltTopicIsAnError() {
    try (var kafka = EmbeddedKafka.start(folder, UNEXPECTED)) {
      assertThatThrownBy(() -> describe(kafka, "misspelt"))
          .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  @Test
  @Tag("F37")
  @DisplayName("each folder gets a cluster id of its own and keeps it")
  void clusterIdIsRandomAndStays() throws Exception {
    var first = clusterId(folder.resolve("one"));
    var other = clusterId(folder.resolve("other"));

    assertThat(other).isNotEqualTo(first);
    assertThat(clusterId(folder.resolve("one"))).isEqualTo(first);
  }

  @Test
  void startThatFailsSaysWhereAndLeavesTheFolderUsable() throws Exception {
    clusterId(folder);
    var identity = folder.resolve("meta.properties");
    var ours = Files.readString(identity);
    Files.writeString(identity, ours.replace("node.id=1", "node.id=2"));

    assertThatThrownBy(() -> EmbeddedKafka.start(folder, UNEXPECTED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not start on " + folder)
        .hasMessageContaining("Stored node id 2");

    Files.writeString(identity, ours);
    EmbeddedKafka.start(folder, UNEXPECTED).close();
  }

  @Test
  void closingTwiceIsHarmless() {
    var kafka = EmbeddedKafka.start(folder, UNEXPECTED);

    kafka.close();
    kafka.close();

    assertThat(folder.resolve("meta.properties")).exists();
  }

  private static String clusterId(Path folder) throws Exception {
    new KafkaStorage(folder).formatIfNew();
    return Files.readAllLines(folder.resolve("meta.properties")).stream()
        .filter(line -> line.startsWith("cluster.id="))
        .findFirst()
        .orElseThrow();
  }

  private static String broker(EmbeddedKafka kafka) {
    return kafka.clientSettings().get("bootstrap.servers");
  }

  private static Object listTopics(Map<String, Object> settings) throws Exception {
    try (var admin = Admin.create(impatient(settings))) {
      return admin.listTopics().names().get();
    }
  }

  private static Object describeCluster(Map<String, Object> settings) throws Exception {
    try (var admin = Admin.create(impatient(settings))) {
      return admin.describeCluster().nodes().get();
    }
  }

  private static Map<String, Object> impatient(Map<String, Object> settings) {
    var impatient = new HashMap<>(settings);
    impatient.put("default.api.timeout.ms", "1500");
    impatient.put("request.timeout.ms", "1000");
    return impatient;
  }

  private static Object describe(EmbeddedKafka kafka, String topic) throws Exception {
    try (var admin = Admin.create(Map.copyOf(kafka.clientSettings()))) {
      return admin.describeTopics(List.of(topic)).allTopicNames().get();
    }
  }

  private static void createTopic(EmbeddedKafka kafka, String topic) throws Exception {
    try (var admin = Admin.create(Map.copyOf(kafka.clientSettings()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  private static void produce(EmbeddedKafka kafka, String topic, String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.copyOf(kafka.clientSettings()), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, value)).get();
    }
  }

  private static String consumeFirst(EmbeddedKafka kafka, String topic) {
    var partition = new TopicPartition(topic, 0);
    try (var consumer =
        new KafkaConsumer<>(
            Map.copyOf(kafka.clientSettings()),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      return consumer.poll(Duration.ofSeconds(10)).records(partition).getFirst().value();
    }
  }
}
