package io.tocsin.bench.peer;

import io.tocsin.bench.subject.Post;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Requests as Prometheus would send them, and silences for some of their alerts.
 *
 * @param startsAt of every alert; without an end, so that the receiver's resolve_timeout gives it
 */
record Traffic(Instant startsAt) {
  /** Prometheus' default for one request. */
  static final int ALERTS_PER_POST = 64;

  private static final String ALERTS = "/api/v2/alerts";
  private static final int NAMES = 100;

  /** As many alerts with labels of their own, under {@value #NAMES} names. */
  List<Post> alerts(int count) {
    var posts = new ArrayList<Post>();
    for (int from = 0; from < count; from += ALERTS_PER_POST) {
      int to = Math.min(from + ALERTS_PER_POST, count);
      posts.add(Post.of(ALERTS, join(from, to, this::alert), to - from));
    }
    return List.copyOf(posts);
  }

  /** One request with an alert for each name, each name a group of its own. */
  Post named(List<String> names) {
    return Post.of(
        ALERTS, join(0, names.size(), i -> alert(names.get(i), "probe-" + i)), names.size());
  }

  /** Silences with a regular expression each, which match ten machines of 50,000. */
  List<Post> silences(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Post.of("/api/v2/silences", silence(1000 + i), 0))
        .toList();
  }

  private String alert(int machine) {
    return alert("Symptom" + machine % NAMES, "web-" + machine + ".example.org:9100");
  }

  private String alert(String name, String instance) {
    return """
        {"labels":{"alertname":"%s","cluster":"c1","instance":"%s","job":"node","severity":"warning"},\
        "annotations":{"summary":"%s is in trouble","description":"For ten minutes now; look at its dashboard."},\
        "startsAt":"%s","generatorURL":"http://prometheus.example.org/graph?g0.expr=up"}"""
        .formatted(name, instance, instance, startsAt);
  }

  private String silence(int stem) {
    return """
        {"matchers":[{"name":"instance","value":"web-%d[0-9]\\\\.example\\\\.org:.+","isRegex":true,"isEqual":true}],\
        "startsAt":"%s","endsAt":"%s","createdBy":"bench","comment":"maintenance"}"""
        .formatted(stem, startsAt, startsAt.plusSeconds(86_400));
  }

  private static String join(int from, int to, IntFunction<String> alert) {
    return IntStream.range(from, to).mapToObj(alert).collect(Collectors.joining(",", "[", "]"));
  }
}
