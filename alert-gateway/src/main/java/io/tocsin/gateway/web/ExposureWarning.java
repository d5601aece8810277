package io.tocsin.gateway.web;

import io.tocsin.log.LogEvent;
import java.util.Optional;

/**
 * Warns if the API accepts remote connections. Like Alertmanager's, it has no login, which may not
 * be obvious when starting a container or configuring {@code :9093}.
 */
final class ExposureWarning {
  private ExposureWarning() {}

  /**
   * @param listensOn the listen address
   * @return the warning; empty if only local clients can connect
   */
  static Optional<LogEvent> warning(String listensOn, WebSettings settings) {
    return HostNames.isLoopback(listensOn)
        ? Optional.empty()
        : Optional.of(
            LogEvent.of("API accepts remote connections without a login, like Alertmanager's")
                .with("address", listensOn)
                .with(
                    "consequence",
                    "everyone who can reach it can post and read alerts, change silences and reload; the rest needs the administrator token")
                .with(
                    "remedy",
                    "listen on 127.0.0.1 behind a reverse proxy with a login"
                        + namesRemedy(settings)));
  }

  private static String namesRemedy(WebSettings settings) {
    return settings.allowedHosts().isPresent()
        ? ""
        : "; set tocsin.web.allowed-hosts, or web pages can reach it by DNS rebinding";
  }
}
