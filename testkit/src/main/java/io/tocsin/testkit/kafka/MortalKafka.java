package io.tocsin.testkit.kafka;

import io.tocsin.embedded.kafka.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A separate Kafka for a test that stops it. */
public final class MortalKafka {
  private static final Logger LOG = System.getLogger(MortalKafka.class.getName());

  private MortalKafka() {}

  /** The settings for a Tocsin application, and the action that stops the broker. */
  public static Map.Entry<Map<String, String>, Runnable> start() {
    return HomeLoader.isThatOf(MortalKafka.class)
        ? startHere()
        : HomeLoader.call(MortalKafka.class, "start");
  }

  private static Map.Entry<Map<String, String>, Runnable> startHere() {
    try {
      var folder = Files.createTempDirectory("tocsin-mortal-kafka");
      var kafka =
          EmbeddedKafka.start(
              folder, message -> LOG.log(Level.ERROR, "the mortal Kafka gave up: {0}", message));
      var settings = new HashMap<String, String>();
      kafka.clientSettings().forEach((name, value) -> settings.put("kafka." + name, value));
      return Map.entry(settings, stopping(kafka, folder));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for the test's Kafka", e);
    }
  }

  private static Runnable stopping(EmbeddedKafka kafka, Path folder) {
    return () -> {
      kafka.close();
      KafkaFolder.delete(folder);
    };
  }
}
