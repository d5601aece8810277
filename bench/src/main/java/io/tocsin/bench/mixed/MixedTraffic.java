package io.tocsin.bench.mixed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tocsin.bench.subject.Post;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The requests of the mixed load, as Prometheus and people send them.
 *
 * @param start no later than the first request; alerts that begin with a later beat start that much
 *     later
 */
record MixedTraffic(Instant start) {
  /** The groups are opened over {@value} requests, so that they are not all due at once. */
  static final int OPENING = 20;

  private static final String ALERTS = "/api/v2/alerts";
  private static final int NAMES = 20;
  private static final int CLUSTERS = 20;
  private static final int GROUPS = NAMES * CLUSTERS;

  /** Prometheus' default: four times its delay between two repetitions. */
  private static final Duration END_AHEAD = Duration.ofMinutes(4);

  private static final Duration BETWEEN_TWO = Duration.ofSeconds(1).dividedBy(Population.NEW);

  /** All alerts of some groups, for the first time. */
  Post opening(int step, Instant now) {
    var alerts =
        IntStream.range(0, Population.ACTIVE)
            .filter(alert -> alert % GROUPS / (GROUPS / OPENING) == step);
    return post(firing(alerts, now));
  }

  Post beat(Population population, Instant now) {
    var alerts = new ArrayList<String>();
    population.ended().forEach(alert -> alerts.add(alert(alert, now)));
    alerts.addAll(firing(population.repeated(), now));
    alerts.addAll(firing(population.begun(), now));
    return post(alerts);
  }

  /** For ten alerts in the middle of their life, which were notified long before. */
  String silence(Population population, Instant now) {
    return """
        {"matchers":[{"name":"instance","value":"web-%d[0-9]\\\\.example\\\\.org:.+","isRegex":true,"isEqual":true}],\
        "startsAt":"%s","endsAt":"%s","createdBy":"bench","comment":"maintenance"}"""
        .formatted(population.middle() / 10, now, now.plus(Duration.ofHours(1)));
  }

  /** Paths read at this beat; everything every 15 s. */
  static List<String> reads(int beat) {
    var paths = new ArrayList<String>();
    paths.add(ALERTS + filter("alertname", "Symptom" + beat % NAMES));
    if (beat % 5 == 0) {
      paths.add(ALERTS + "/groups" + filter("cluster", "c" + beat / 5 % CLUSTERS));
    }
    if (beat % 5 == 2) {
      paths.add("/api/v2/silences");
    }
    if (beat % 15 == 8) {
      paths.add(ALERTS);
    }
    return paths;
  }

  private List<String> firing(IntStream alerts, Instant now) {
    return alerts.mapToObj(alert -> alert(alert, now.plus(END_AHEAD))).toList();
  }

  private String alert(int number, Instant endsAt) {
    return """
        {"labels":{"alertname":"Symptom%1$d","cluster":"c%2$d","instance":"web-%3$d.example.org:9100","job":"node",\
        "namespace":"shop","prometheus":"monitoring/k8s","severity":"warning"},\
        "annotations":{"description":"web-%3$d.example.org:9100 has answered slowly for ten minutes; look at its dashboard.",\
        "runbook_url":"https://runbooks.example.org/Symptom%1$d","summary":"web-%3$d.example.org:9100 is in trouble"},\
        "startsAt":"%4$s","endsAt":"%5$s","generatorURL":"http://prometheus.example.org/graph?g0.expr=up"}"""
        .formatted(number % NAMES, number / NAMES % CLUSTERS, number, startsAt(number), endsAt);
  }

  /** Never after the first request with the alert. */
  private Instant startsAt(int number) {
    return start.plus(BETWEEN_TWO.multipliedBy(number - Population.ACTIVE - Population.NEW));
  }

  private static Post post(List<String> alerts) {
    return Post.of(
        ALERTS, alerts.stream().collect(Collectors.joining(",", "[", "]")), alerts.size());
  }

  private static String filter(String name, String value) {
    return "?filter=" + URLEncoder.encode(name + "=\"" + value + "\"", UTF_8);
  }
}
