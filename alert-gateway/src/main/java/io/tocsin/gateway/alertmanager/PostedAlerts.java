package io.tocsin.gateway.alertmanager;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.gateway.ingest.body.AlertFormat;
import io.tocsin.gateway.ingest.body.AlertReader;
import io.tocsin.gateway.ingest.body.ParsedAlert;
import io.tocsin.gateway.ingest.body.RequestRejected;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The body of {@code POST /api/v2/alerts}: an array of alerts.
 *
 * @param resolveTimeout from the current configuration
 */
record PostedAlerts(Supplier<Duration> resolveTimeout) implements AlertFormat {

  static PostedAlerts under(ActiveConfiguration configuration) {
    return new PostedAlerts(() -> configuration.current().resolveTimeout());
  }

  @Override
  public List<ParsedAlert> read(JsonParser json, AlertReader alerts, Instant now)
      throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return List.of();
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw RequestRejected.unreadable("the body must be an array of alerts");
    }
    return alerts.readArray();
  }

  @Override
  public Duration assumedLife() {
    return resolveTimeout.get();
  }

  @Override
  public String version() {
    return "v2";
  }
}
