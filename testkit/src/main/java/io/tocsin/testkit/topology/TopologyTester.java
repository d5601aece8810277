package io.tocsin.testkit.topology;

import io.tocsin.events.topic.Topic;
import io.tocsin.testkit.clock.ManualClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.test.TestRecord;

/**
 * Runs a topology in the thread of the test. Its wall clock and the given one advance together, so
 * that anything due by either happens at the same moment.
 */
public final class TopologyTester implements AutoCloseable {
  /** The shortest punctuator interval of our topologies. */
  private static final Duration STEP = Duration.ofMillis(50);

  private final ManualClock clock;
  private final TopologyTestDriver driver;
  private final Map<String, TestInputTopic<?, ?>> inputs = new HashMap<>();
  private final Map<String, TestOutputTopic<?, ?>> outputs = new HashMap<>();

  public TopologyTester(Topology topology, ManualClock clock) {
    this(topology, new Properties(), clock);
  }

  /**
   * @param settings added to those that every test needs
   */
  public TopologyTester(Topology topology, Properties settings, ManualClock clock) {
    var all = new Properties();
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    all.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    all.putAll(settings);
    this.clock = clock;
    this.driver = new TopologyTestDriver(topology, all, clock.instant());
  }

  /** A record with the time of the clock. */
  public <K, V> void pipe(Topic<K, V> topic, K key, V value) {
    input(topic).pipeInput(key, value, clock.instant());
  }

  /** The records since the last call, oldest first. */
  public <K, V> List<TestRecord<K, V>> read(Topic<K, V> topic) {
    return output(topic).readRecordsToList();
  }

  public <K, V> List<V> readValues(Topic<K, V> topic) {
    return output(topic).readValuesToList();
  }

  /** Advances the time in small steps, so that everything in between happens at its own moment. */
  public void tick(Duration duration) {
    var left = duration;
    while (left.isPositive()) {
      var step = left.compareTo(STEP) < 0 ? left : STEP;
      jump(step);
      left = left.minus(step);
    }
  }

  /** Advances the time in one step, as after a pause of the whole process. */
  public void jump(Duration duration) {
    clock.tick(duration);
    driver.advanceWallClockTime(duration);
  }

  /** The caller casts it to the store's type. */
  public StateStore store(String name) {
    return driver.getStateStore(name);
  }

  @Override
  public void close() {
    driver.close();
  }

  @SuppressWarnings("unchecked") // Each topic name belongs to one constant with fixed types.
  private <K, V> TestInputTopic<K, V> input(Topic<K, V> topic) {
    return (TestInputTopic<K, V>)
        inputs.computeIfAbsent(
            topic.name(),
            name ->
                driver.createInputTopic(
                    name, topic.key().serializer(), topic.value().serializer()));
  }

  @SuppressWarnings("unchecked")
  private <K, V> TestOutputTopic<K, V> output(Topic<K, V> topic) {
    return (TestOutputTopic<K, V>)
        outputs.computeIfAbsent(
            topic.name(),
            name ->
                driver.createOutputTopic(
                    name, topic.key().deserializer(), topic.value().deserializer()));
  }
}
