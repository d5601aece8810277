package io.tocsin.standalone.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Asks each gateway for all alerts, again and again. What a gateway has accepted before it was
 * asked has to be in its answer, but for the last moments, and no alert twice; an answer may be
 * refused instead.
 */
final class SteadyListings implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 500;

  /** How old an alert may be that a router has not read yet. */
  private static final Duration MOMENTS = Duration.ofSeconds(10);

  private final InstantSource clock = InstantSource.system();
  private final Queue<Listing> answers = new ConcurrentLinkedQueue<>();
  private final SteadyAlerts alerts;
  private final ScheduledExecutorService askers;

  /**
   * @param gateways hosts and ports, in the order in which alerts are posted to them
   */
  SteadyListings(List<String> gateways, SteadyAlerts alerts) {
    this.alerts = alerts;
    this.askers =
        Executors.newScheduledThreadPool(
            gateways.size(), Thread.ofPlatform().daemon().name("steady-listings").factory());
    for (int i = 0; i < gateways.size(); i++) {
      int gateway = i;
      var rest = new Rest(gateways.get(i), PATIENCE);
      askers.scheduleWithFixedDelay(
          () -> ask(gateway, rest), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  Stream<Listing> answers() {
    return answers.stream();
  }

  /** Answers that say what is not so. */
  List<Listing> wrong() {
    return answers().filter(answer -> answer.kind() == Listing.Kind.WRONG).toList();
  }

  /** Whether each gateway has given a complete answer to a question asked after that. */
  boolean areCompleteSince(Instant then, int gateways) {
    return answers()
            .filter(answer -> answer.isComplete() && answer.begun().isAfter(then))
            .map(Listing::gateway)
            .distinct()
            .count()
        == gateways;
  }

  @Override
  public void close() {
    askers.shutdownNow();
  }

  private void ask(int gateway, Rest rest) {
    var accepted = alerts.acceptedBy(gateway);
    var begun = clock.instant();
    var judged = judged(rest, accepted, begun);
    answers.add(new Listing(gateway, begun, clock.instant(), judged.kind(), judged.lack()));
  }

  private static Judged judged(Rest rest, Map<Integer, Instant> accepted, Instant begun) {
    try {
      var answer = rest.answer("/api/v2/alerts");
      return switch (answer.statusCode()) {
        case 200 -> judged(answer, accepted, begun);
        case 503 -> Judged.REFUSED;
        default -> Judged.wrong("status " + answer.statusCode());
      };
    } catch (IOException e) {
      return Judged.wrong("no answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Judged.REFUSED;
    }
  }

  private static Judged judged(
      HttpResponse<byte[]> answer, Map<Integer, Instant> accepted, Instant begun)
      throws IOException {
    var listed = numbers(JSON.readTree(answer.body()));
    var once = new HashSet<>(listed);
    if (answer.headers().firstValue("Warning").isPresent()) {
      return Judged.wrong("partial, which nobody has asked for");
    }
    if (listed.size() > once.size()) {
      return Judged.wrong("%d alerts are there twice".formatted(listed.size() - once.size()));
    }
    var missing = new TreeMap<>(accepted);
    missing.keySet().removeAll(once);
    return missing.isEmpty() ? Judged.COMPLETE : missing(missing, begun);
  }

  private static Judged missing(Map<Integer, Instant> missing, Instant begun) {
    var oldest = Duration.between(Collections.min(missing.values()), begun);
    var lack =
        "%d alerts are missing, the oldest accepted %s before: %s"
            .formatted(missing.size(), Spread.text(oldest), missing.keySet());
    return oldest.compareTo(MOMENTS) > 0
        ? Judged.wrong(lack)
        : new Judged(Listing.Kind.BEHIND, lack);
  }

  private record Judged(Listing.Kind kind, String lack) {
    static final Judged COMPLETE = new Judged(Listing.Kind.COMPLETE, "");
    static final Judged REFUSED = new Judged(Listing.Kind.REFUSED, "");

    static Judged wrong(String lack) {
      return new Judged(Listing.Kind.WRONG, lack);
    }
  }

  private static List<Integer> numbers(JsonNode alerts) {
    return alerts
        .valueStream()
        .map(alert -> alert.path("labels").path(SteadyAlerts.LABEL).asText())
        .filter(number -> !number.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }
}
