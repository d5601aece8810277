package io.tocsin.testkit.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.testkit.http.Faults;
import io.tocsin.testkit.http.LoopbackServer;
import io.tocsin.testkit.http.Page;
import io.tocsin.testkit.http.Reply;
import io.tocsin.testkit.http.Request;
import io.tocsin.testkit.journal.Recording;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Accepts, rejects and rate-limits events, and tracks their incidents. */
public final class FakePagerDuty implements AutoCloseable {
  /** Any other key of 32 characters is valid too. */
  public static final String ROUTING_KEY = "R0UT1NGKEY0000000000000000000000";

  private static final int LARGEST_EVENT = 512_000;
  private static final int MOST_PER_MINUTE = 120;

  private final InstantSource clock;
  private final Faults faults = new Faults();
  private final Recording<AcceptedEvent> events = new Recording<>();
  private final Recording<Request> requests = new Recording<>();
  private final Incidents incidents = new Incidents();
  private final LoopbackServer server;
  private boolean limited;

  public FakePagerDuty(InstantSource clock) {
    this.clock = clock;
    this.server = LoopbackServer.http(clock, faults, this::answer);
  }

  /** The value for {@code pagerduty_url}. */
  public URI url() {
    return server.uri("/v2/enqueue");
  }

  public URI page() {
    return server.uri("/");
  }

  public Faults faults() {
    return faults;
  }

  /** Accepted ones. */
  public Recording<AcceptedEvent> events() {
    return events;
  }

  /** All of them. */
  public Recording<Request> requests() {
    return requests;
  }

  public synchronized List<OpenIncident> incidents() {
    return incidents.all();
  }

  /** Limits events to 120 a minute for each routing key. */
  public synchronized void enforceLimit(boolean enforced) {
    limited = enforced;
  }

  public synchronized void setInMaintenance(boolean now) {
    incidents.setInMaintenance(now);
  }

  @Override
  public void close() {
    server.close();
  }

  private synchronized Reply answer(Request request) {
    if (request.path().equals("/")) {
      return showPage();
    }
    requests.add(request);
    if (!request.path().equals("/v2/enqueue") || !request.method().equals("POST")) {
      return Reply.text(404, "no such path");
    }
    return enqueue(request);
  }

  private Reply enqueue(Request request) {
    if (request.body().length > LARGEST_EVENT) {
      return invalid(List.of("Event is larger than 512 KB"));
    }
    JsonNode event;
    try {
      event = request.json();
    } catch (UncheckedIOException e) {
      return invalid(List.of("JSON is invalid"));
    }
    var mistakes = EventCheck.mistakesOf(event);
    if (!mistakes.isEmpty()) {
      return invalid(mistakes);
    }
    var routingKey = event.path("routing_key").asText();
    return limited && isTooMany(routingKey) ? Reply.empty(429) : accept(event, routingKey);
  }

  private Reply accept(JsonNode event, String routingKey) {
    var given = event.path("dedup_key").asText("");
    var accepted =
        new AcceptedEvent(
            clock.instant(),
            routingKey,
            event.path("event_action").asText(),
            given.isEmpty() ? "made-up-" + (events.size() + 1) : given,
            event);
    incidents.take(accepted);
    events.add(accepted);
    return Reply.json(
        202,
        JsonNodeFactory.instance
            .objectNode()
            .put("status", "success")
            .put("message", "Event processed")
            .put("dedup_key", accepted.dedupKey()));
  }

  private boolean isTooMany(String routingKey) {
    Instant windowStart = clock.instant().minus(Duration.ofMinutes(1));
    return events
            .matching(
                event -> event.routingKey().equals(routingKey) && event.at().isAfter(windowStart))
            .size()
        >= MOST_PER_MINUTE;
  }

  private static Reply invalid(List<String> mistakes) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("status", "invalid event")
            .put("message", "Event object is invalid");
    var errors = body.putArray("errors");
    mistakes.forEach(errors::add);
    return Reply.json(400, body);
  }

  private Reply showPage() {
    return Page.of(
        "PagerDuty, faked: " + incidents.all().size() + " incidents",
        incidents.all().reversed().stream()
            .map(
                incident ->
                    new Page.Section(
                        "#%d %s".formatted(incident.number(), incident.status()),
                        "%s\nkey %s, %d triggers"
                            .formatted(incident.title(), incident.dedupKey(), incident.triggers())))
            .toList());
  }
}
