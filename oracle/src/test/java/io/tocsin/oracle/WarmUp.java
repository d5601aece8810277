package io.tocsin.oracle;

import io.tocsin.testkit.wait.Await;
import io.tocsin.testkit.webhook.WebhookSink;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A thousand alerts that nobody counts, before those that are counted: a JVM that has just started
 * is slower than any schedule allows.
 */
final class WarmUp {
  private static final int BATCHES = 40;
  private static final int ALERTS = 25;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final WebhookSink sink;

  WarmUp(WebhookSink sink) {
    this.sink = sink;
  }

  /** The route, which no schedule's alert takes. */
  static String route() {
    return """
      - matchers: ['warm!=""']
        receiver: warm
        group_by: ['...']
        group_wait: 0s
        group_interval: 1h
        repeat_interval: 1h
    """;
  }

  static String receiver(Side side, URI sink) {
    return "- name: warm\n  webhook_configs: [{url: '%s'}]\n".formatted(sink.resolve(path(side)));
  }

  void warm(Side side, Api api) {
    for (int batch = 1; batch <= BATCHES; batch++) {
      int expected = batch * ALERTS;
      api.postAlerts(alerts(batch));
      Await.until(
          LIMIT, expected + " alerts come through " + side.name(), () -> told(side) >= expected);
    }
  }

  private long told(Side side) {
    return sink.received().matching(got -> got.request().path().equals(path(side))).size();
  }

  private static String path(Side side) {
    return "/" + side.name() + "/warm";
  }

  private static String alerts(int batch) {
    return IntStream.range(0, ALERTS)
        .mapToObj(i -> "{\"labels\":{\"warm\":\"%d-%d\"}}".formatted(batch, i))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
