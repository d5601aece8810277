package io.tocsin.standalone;

import io.tocsin.embedded.DataFolder;
import io.tocsin.embedded.kafka.EmbeddedKafka;
import io.tocsin.embedded.postgres.SupervisedPostgreSql;
import io.tocsin.log.LogEvent;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Kafka and PostgreSQL of this process.
 *
 * @param postgres may not be up yet, or not at the moment: then alerts are still taken, routed and
 *     told, and runbooks wait
 */
record EmbeddedServers(EmbeddedKafka kafka, SupervisedPostgreSql postgres)
    implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EmbeddedServers.class);
  private static final int BROKER_GAVE_UP = 70;

  /**
   * Both start beside the services: nobody waits for PostgreSQL, and for Kafka see {@link
   * BrokerStart}.
   */
  static EmbeddedServers begin(DataFolder folder) throws IOException {
    var kafkaFolder = folder.room("kafka");
    var postgres =
        SupervisedPostgreSql.begin(
            () -> folder.room("postgresql"),
            () -> ProgramCache.folder(folder),
            InstantSource.system());
    try {
      var kafka = EmbeddedKafka.begin(kafkaFolder, EmbeddedServers::end);
      BrokerStart.is(kafka::awaitStart);
      return new EmbeddedServers(kafka, postgres);
    } catch (RuntimeException | Error e) {
      // A process of its own: it would live on when ours has ended.
      StopSignal.end();
      postgres.close();
      throw e;
    }
  }

  /** What the services need to reach them. */
  Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    kafka.clientSettings().forEach((name, value) -> settings.put("kafka." + name, value));
    settings.put("quarkus.datasource.runner.jdbc.url", postgres.jdbcUrl());
    settings.put("quarkus.datasource.runner.username", postgres.credentials().user());
    settings.put("quarkus.datasource.runner.password", postgres.credentials().password());
    return settings;
  }

  @Override
  public void close() throws IOException {
    kafka.close();
    postgres.close();
  }

  /** Halts, because an orderly end would wait for the broker. What was accepted is on the disk. */
  private static void end(String reason) {
    LogEvent.of("stopping").with("reason", reason).fatal(LOG);
    Runtime.getRuntime().halt(BROKER_GAVE_UP);
  }
}
