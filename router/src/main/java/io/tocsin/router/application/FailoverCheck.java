package io.tocsin.router.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.log.LogEvent;
import io.tocsin.router.topology.RouterSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.jboss.logging.Logger;

/**
 * Checks the brokers' failover settings once, in parallel to the start. Skipped without permission
 * to read them.
 */
@ApplicationScoped
class FailoverCheck {
  private static final Logger LOG = Logger.getLogger(FailoverCheck.class);
  private static final Duration WITHIN = Duration.ofSeconds(30);

  void start(
      @Observes StartupEvent event,
      RouterSettings settings,
      @Identifier("default-kafka-broker") Map<String, Object> connection) {
    Thread.ofVirtual()
        .name("failover-check")
        .start(() -> check(connection, settings.sessionTimeout()));
  }

  private static void check(Map<String, Object> connection, Duration session) {
    try (var admin = Admin.create(connection)) {
      new FailoverAdvice(settings(admin), session).warnings().forEach(warning -> warning.warn(LOG));
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LogEvent.of("broker settings cannot be read, failover check skipped")
          .with("error", e.getMessage())
          .debug(LOG);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Settings of each broker by name; hidden values are left out. */
  static List<Map<String, String>> settings(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    var brokers =
        admin.describeCluster().nodes().get(WITHIN.toSeconds(), TimeUnit.SECONDS).stream()
            .map(node -> new ConfigResource(ConfigResource.Type.BROKER, node.idString()))
            .toList();
    return admin
        .describeConfigs(brokers)
        .all()
        .get(WITHIN.toSeconds(), TimeUnit.SECONDS)
        .values()
        .stream()
        .map(FailoverCheck::values)
        .toList();
  }

  private static Map<String, String> values(Config broker) {
    return broker.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(entry -> entry.name(), entry -> entry.value()));
  }
}
