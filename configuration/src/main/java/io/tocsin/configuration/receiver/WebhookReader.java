package io.tocsin.configuration.receiver;

import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.time.Duration;
import java.util.Optional;

/** Reads one of {@code webhook_configs}. */
final class WebhookReader {
  private WebhookReader() {}

  static Optional<WebhookIntegration> read(Section section, GlobalSettings global) {
    var url = section.secret("url", TemplatedAddress::check, TemplatedAddress::fixed);
    if (url.isEmpty()) {
      section.mistake("url", "one of url or url_file must be configured");
    }
    boolean sendResolved = section.flag("send_resolved", true);
    int maxAlerts = section.value("max_alerts").flatMap(Value::count).orElse(0);
    var timeout = timeout(section);
    var http = HttpReader.read(section, global.http());
    return url.map(
        address -> new WebhookIntegration(sendResolved, address, maxAlerts, timeout, http));
  }

  /** Timeout of one attempt; zero means none. */
  static Optional<Duration> timeout(Section section) {
    return section
        .value("timeout")
        .flatMap(Value::goDuration)
        .filter(duration -> !duration.isZero());
  }
}
