package io.tocsin.gateway.ingest;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How the body of one door is read. */
public interface AlertFormat {

  /**
   * @param json stands on the first token of the body
   * @throws RequestRejected if it is not such a body at all
   */
  List<ParsedAlert> read(JsonParser json, AlertReader alerts, Instant now) throws IOException;

  /** How long an alert without an end is taken to last if nothing more is heard of it. */
  Duration assumedLife();

  /** What Alertmanager's own counters call it, {@code v2} for its API. */
  String version();
}
