package io.tocsin.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.topic.Topics;
import io.tocsin.testkit.wait.Await;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("process")
class TestKafkaTest {
  private static final TopicPartition FIRST = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);

  @Test
  void hasTheTopicsOfTheLogAndTakesRecords() throws Exception {
    TestKafka.empty();
    produce("one");

    assertThat(topicNames()).containsAll(Topics.all().stream().map(t -> t.name()).toList());
    assertThat(consume(1)).containsExactly("one");
  }

  @Test
  void emptiedTopicsHaveNothing() throws Exception {
    produce("left over");
    TestKafka.empty();
    produce("new");

    assertThat(consume(1)).containsExactly("new");
  }

  @Test
  void isTheSameForAnotherClassLoader() throws Exception {
    var here = TestKafka.clientSettings();
    try (var other = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      var there =
          other.loadClass(TestKafka.class.getName()).getMethod("clientSettings").invoke(null);

      assertThat(there).isEqualTo(here);
    }
  }

  @Test
  void applicationsReadTheSettingsUnderTheirPrefix() {
    assertThat(new KafkaResource().start())
        .containsEntry(
            "kafka.bootstrap.servers", TestKafka.clientSettings().get("bootstrap.servers"));
  }

  private static URL[] classPath() throws Exception {
    var entries = System.getProperty("java.class.path").split(File.pathSeparator);
    var urls = new URL[entries.length];
    for (int i = 0; i < entries.length; i++) {
      urls[i] = Path.of(entries[i]).toUri().toURL();
    }
    return urls;
  }

  private static Map<String, Object> settings() {
    return new HashMap<>(TestKafka.clientSettings());
  }

  private static Set<String> topicNames() throws Exception {
    try (var admin = Admin.create(settings())) {
      return admin.listTopics().names().get();
    }
  }

  private static void produce(String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  FIRST.topic(), FIRST.partition(), null, value.getBytes(StandardCharsets.UTF_8)))
          .get();
    }
  }

  private static List<String> consume(int count) {
    try (var consumer =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(FIRST));
      consumer.seekToBeginning(List.of(FIRST));
      var found = new ArrayList<String>();
      Await.until(
          Duration.ofSeconds(20),
          count + " records",
          () -> {
            consumer
                .poll(Duration.ofMillis(100))
                .forEach(record -> found.add(new String(record.value(), StandardCharsets.UTF_8)));
            return found.size() >= count;
          });
      return List.copyOf(found);
    }
  }
}
