package io.tocsin.notifier.log;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the first assigned partitions are replayed, and while the consumer keeps polling
 * Kafka. Liveness does not depend on Kafka.
 */
@Readiness
@ApplicationScoped
class NotifierReadiness implements HealthCheck {
  private final NotificationConsumer channel;

  NotifierReadiness(@Identifier(NotificationConsumer.NAME) NotificationConsumer channel) {
    this.channel = channel;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("notifier reads notifications")
        .status(channel.isReading())
        .build();
  }
}
