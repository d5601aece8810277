package io.tocsin.gateway.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tocsin.gateway.active.ActiveAlertLimits;
import io.tocsin.gateway.active.ActiveAlerts;
import io.tocsin.gateway.ingest.body.AlertFormat;
import io.tocsin.gateway.ingest.body.AlertReader;
import io.tocsin.gateway.ingest.body.BodyMemory;
import io.tocsin.gateway.ingest.body.ParsedAlert;
import io.tocsin.gateway.ingest.body.Rejection;
import io.tocsin.gateway.ingest.body.RequestRejected;
import io.tocsin.gateway.ingest.rule.RequestLimits;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.memory.MemoryBudget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Posts bodies to an intake without HTTP, and tells what came of it. */
final class Posting {
  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);

  final FakeAlertLog log = new FakeAlertLog();
  private final AlertIntake intake;

  Posting() {
    this(ExplicitLimits.DEFAULTS);
  }

  Posting(RequestLimits limits) {
    this(
        limits,
        new ActiveAlerts(
            limits.activeAlerts(), limits.activeAlertsPerName(), MemoryBudget.UNLIMITED));
  }

  Posting(LabelSyntax syntax) {
    this(
        ExplicitLimits.DEFAULTS,
        syntax,
        new ActiveAlerts(
            ActiveAlertLimits.UNLIMITED, ActiveAlertLimits.UNLIMITED, MemoryBudget.UNLIMITED));
  }

  Posting(RequestLimits limits, ActiveAlerts active) {
    this(limits, LabelSyntax.FALLBACK, active);
  }

  Posting(RequestLimits limits, LabelSyntax syntax, ActiveAlerts active) {
    this.intake =
        new AlertIntake(
            () -> NOW, limits, syntax, new BodyMemory(64 << 20), active, new AlertWriter(log));
  }

  IntakeResult post(String body) {
    return post(body.getBytes(StandardCharsets.UTF_8));
  }

  IntakeResult post(byte[] body) {
    return post(body, new ArrayOfAlerts());
  }

  IntakeResult post(byte[] body, AlertFormat format) {
    return intake.receive(body, false, "api/v2", format).result().toCompletableFuture().join();
  }

  /** The one alert that is in the log after the body was posted. */
  Alert stored(String body) {
    post(body);
    var alerts = log.alerts();
    if (alerts.size() != 1) {
      throw new AssertionError("one alert was expected in the log, but there are " + alerts);
    }
    return alerts.getFirst();
  }

  static String rejection(IntakeResult result) {
    return result.rejections().stream().map(Rejection::message).reduce("", String::concat);
  }

  record ArrayOfAlerts() implements AlertFormat {
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
      return RESOLVE_TIMEOUT;
    }

    @Override
    public String version() {
      return "v2";
    }
  }
}
