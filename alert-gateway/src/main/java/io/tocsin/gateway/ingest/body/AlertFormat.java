package io.tocsin.gateway.ingest.body;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Body format of an endpoint. */
public interface AlertFormat {

  /**
   * @param json positioned on the first token of the body
   * @throws RequestRejected if the body does not have this format
   */
  List<ParsedAlert> read(JsonParser json, AlertReader alerts, Instant now) throws IOException;

  /** How long an alert without an end stays active if it is not repeated. */
  Duration assumedLife();

  /** Value of the label {@code version} in Alertmanager's counters, {@code v2} for its API. */
  String version();
}
