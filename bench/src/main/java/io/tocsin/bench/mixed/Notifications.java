package io.tocsin.bench.mixed;

import io.tocsin.bench.subject.Sink;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The webhook's requests: how many, and the first for each alert. Thread-safe. */
public final class Notifications implements Sink.Listener {
  /** In the bodies of both subjects: the status of an alert, then its labels. */
  private static final Pattern ALERT =
      Pattern.compile(
          "\"status\"\\s*:\\s*\"(firing|resolved)\"\\s*,\\s*\"labels\"\\s*:\\s*\\{[^}]*?\"instance\"\\s*:\\s*\"web-(\\d+)\\.");

  private final Map<Integer, Long> firing = new ConcurrentHashMap<>();
  private final Map<Integer, Long> resolved = new ConcurrentHashMap<>();
  private final LongAdder requests = new LongAdder();

  @Override
  public void heard(long nanos, String body) {
    requests.increment();
    ALERT.matcher(body).results().forEach(alert -> note(alert, nanos));
  }

  long requests() {
    return requests.sum();
  }

  /** {@link System#nanoTime} of the first request that shows the alert as firing, by number. */
  Map<Integer, Long> firing() {
    return firing;
  }

  Map<Integer, Long> resolved() {
    return resolved;
  }

  private void note(MatchResult alert, long nanos) {
    var told = alert.group(1).equals("firing") ? firing : resolved;
    told.putIfAbsent(Integer.valueOf(alert.group(2)), nanos);
  }
}
