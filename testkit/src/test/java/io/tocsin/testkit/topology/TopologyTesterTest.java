package io.tocsin.testkit.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.topic.Topics;
import io.tocsin.testkit.clock.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class TopologyTesterTest {
  private final ManualClock clock = new ManualClock();

  @Test
  void recordsCarryTheTimeOfTheClock() {
    try (var tester = new TopologyTester(echo(Duration.ofHours(1)), clock)) {
      clock.tick(Duration.ofSeconds(3));
      tester.pipe(Topics.DEAD_LETTERS, bytes("k"), bytes("v"));

      var read = tester.read(Topics.DEAD_LETTERS);

      assertThat(read)
          .singleElement()
          .satisfies(
              record ->
                  assertThat(record.getRecordTime()).isEqualTo(ManualClock.START.plusSeconds(3)));
      assertThat(tester.read(Topics.DEAD_LETTERS)).isEmpty();
    }
  }

  @Test
  void whatIsDueComesAtItsOwnMoment() {
    try (var tester = new TopologyTester(echo(Duration.ofSeconds(10)), clock)) {
      tester.tick(Duration.ofSeconds(35));

      assertThat(tester.readValues(Topics.DEAD_LETTERS))
          .extracting(value -> Instant.parse(new String(value, StandardCharsets.UTF_8)))
          .hasSize(3)
          .isSorted();
      assertThat(clock.instant()).isEqualTo(ManualClock.START.plusSeconds(35));
    }
  }

  @Test
  void afterAPauseItComesOnce() {
    try (var tester = new TopologyTester(echo(Duration.ofSeconds(10)), clock)) {
      tester.jump(Duration.ofSeconds(35));

      assertThat(tester.readValues(Topics.DEAD_LETTERS)).hasSize(1);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Topology echo(Duration interval) {
    var name = Topics.DEAD_LETTERS.name();
    return new Topology()
        .addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), name)
        .addProcessor("echo", () -> new Echo(interval), "in")
        .addSink("out", name, new ByteArraySerializer(), new ByteArraySerializer(), "echo");
  }

  /** Passes on what comes, and tells the time of its wall clock at an interval. */
  private static final class Echo extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private final Duration interval;

    Echo(Duration interval) {
      this.interval = interval;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      super.init(context);
      context.schedule(
          interval,
          PunctuationType.WALL_CLOCK_TIME,
          now ->
              context.forward(
                  new Record<>(bytes("t"), bytes(Instant.ofEpochMilli(now).toString()), now)));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      if (new String(record.key(), StandardCharsets.UTF_8).equals("k")
          && record.headers().lastHeader("echoed") == null) {
        var marked = record.withHeaders(record.headers());
        marked.headers().add("echoed", new byte[0]);
        context().forward(marked);
      }
    }
  }
}
