package io.tocsin.gateway.webhook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tocsin.gateway.ingest.body.AlertFormat;
import io.tocsin.gateway.ingest.body.AlertReader;
import io.tocsin.gateway.ingest.body.ParsedAlert;
import io.tocsin.gateway.ingest.body.ReportedAlert;
import io.tocsin.gateway.ingest.body.RequestRejected;
import io.tocsin.gateway.ingest.body.SourceTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the alerts of Alertmanager's webhook body, version 4. Each alert's own status counts,
 * because a firing group may contain resolved alerts. All other members are optional, and unknown
 * ones, as from Grafana or newer versions, are ignored.
 */
record AlertmanagerWebhookBody(Duration assumedLife, IntConsumer truncated) implements AlertFormat {
  private static final String FIRING = "firing";
  private static final String RESOLVED = "resolved";

  @Override
  public String version() {
    return "webhook";
  }

  @Override
  public List<ParsedAlert> read(JsonParser json, AlertReader alerts, Instant now)
      throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw RequestRejected.unreadable("the body must be an object");
    }
    List<ParsedAlert> readings = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var member = json.currentName();
      var token = json.nextToken();
      if (member.equals("alerts") && token == JsonToken.START_ARRAY) {
        readings = alerts.readArray();
      } else {
        noteTruncation(json, member);
        json.skipChildren();
      }
    }
    return byStatus(readings, now);
  }

  private void noteTruncation(JsonParser json, String member) throws IOException {
    if (member.equals("truncatedAlerts") && json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      int missing = json.getValueAsInt();
      if (missing > 0) {
        truncated.accept(missing);
      }
    }
  }

  private static List<ParsedAlert> byStatus(@Nullable List<ParsedAlert> readings, Instant now) {
    if (readings == null) {
      throw RequestRejected.unreadable("it has no array \"alerts\"");
    }
    return readings.stream().map(reading -> byStatus(reading, now)).toList();
  }

  private static ParsedAlert byStatus(ParsedAlert reading, Instant now) {
    return reading instanceof ReportedAlert alert
        ? switch (alert.status()) {
          case FIRING -> alert.withTimes(alert.startsAt(), Optional.empty());
          case RESOLVED -> resolved(alert, now);
          default -> alert;
        }
        : reading;
  }

  /**
   * Resolved by its status: an end in our future, because the sender's clock is ahead, must not
   * make it firing.
   */
  private static ReportedAlert resolved(ReportedAlert alert, Instant now) {
    var latest = Optional.of(SourceTime.utc(now));
    return alert.withTimes(
        alert.startsAt().filter(start -> !start.instant().isAfter(now)).or(() -> latest),
        alert.endsAt().filter(end -> !end.instant().isAfter(now)).or(() -> latest));
  }
}
