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
 * The embedded Kafka and PostgreSQL.
 *
 * @param postgres may be unavailable: then alerts are still accepted, routed and notified, and
 *     runbooks wait
 */
record EmbeddedServers(EmbeddedKafka kafka, SupervisedPostgreSql postgres)
    implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EmbeddedServers.class);
  private static final int BROKER_GAVE_UP = 70;

  /**
   * Both start in parallel with the services, which do not wait for PostgreSQL. For Kafka see
   * {@link BrokerStart}.
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
      BrokerStart.awaitBy(kafka::awaitStart);
      return new EmbeddedServers(kafka, postgres);
    } catch (RuntimeException | Error e) {
      // A separate process, which would outlive this one.
      StopSignal.end();
      postgres.close();
      throw e;
    }
  }

  /** The services' connection settings. */
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

  /** Halts, because a clean stop would wait for the broker. Accepted data is on disk. */
  private static void end(String reason) {
    LogEvent.of("stopping").with("reason", reason).fatal(LOG);
    Runtime.getRuntime().halt(BROKER_GAVE_UP);
  }
}
