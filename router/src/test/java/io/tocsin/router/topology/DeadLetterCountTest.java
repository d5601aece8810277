package io.tocsin.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F38")
@DisplayName("what goes to the dead letters is counted by where it came from")
class DeadLetterCountTest {
  private final List<String> counted = new ArrayList<>();

  @Test
  void recordThatCannotBeRead() {
    pipe(new byte[] {1});

    assertThat(counted).containsExactly("in");
  }

  @Test
  void recordThatCannotBeProcessed() {
    pipe(new byte[] {0, 0, 0, 0});

    assertThat(counted).containsExactly("in");
  }

  @Test
  void recordLikeAnyOther() {
    pipe(new byte[] {0, 0, 0, 1});

    assertThat(counted).isEmpty();
  }

  /** A number of four bytes, by which a hundred is divided. */
  private void pipe(byte[] value) {
    var builder = new StreamsBuilder();
    builder.stream("in", Consumed.with(Serdes.String(), Serdes.Integer()))
        .foreach((key, number) -> assertThat(100 / number).isPositive());
    try (var driver = new TopologyTestDriver(builder.build(), properties())) {
      driver
          .createInputTopic("in", new StringSerializer(), new ByteArraySerializer())
          .pipeInput("k", value);
      var letters =
          driver.createOutputTopic(
              Topics.DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
      assertThat(letters.getQueueSize()).isEqualTo(counted.size());
    }
  }

  private Properties properties() {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        DeadLetterCount.Unreadable.class);
    properties.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterCount.Unprocessed.class);
    properties.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTERS.name());
    Consumer<String> count = counted::add;
    properties.put(DeadLetterCount.SETTING, count);
    return properties;
  }
}
