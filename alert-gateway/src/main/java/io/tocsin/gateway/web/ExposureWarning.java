package io.tocsin.gateway.web;

import io.tocsin.log.LogEvent;
import java.util.Optional;

/**
 * Says what others can do when we listen beyond this machine. Alertmanager's API has no login, and
 * whoever starts a container or gives {@code :9093} may not know that.
 */
final class ExposureWarning {
  private ExposureWarning() {}

  /**
   * @param listensOn the address
   * @return what to log; empty if only this machine can call
   */
  static Optional<LogEvent> warning(String listensOn, WebSettings settings) {
    return HostNames.isLoopback(listensOn)
        ? Optional.empty()
        : Optional.of(
            LogEvent.of("API is open to the network, as Alertmanager's is")
                .with("address", listensOn)
                .with(
                    "consequence",
                    "all who reach it can post and read alerts, change silences and reload; the rest needs the administrator token")
                .with(
                    "remedy",
                    "listen on 127.0.0.1 and put a reverse proxy with a login in front"
                        + namesRemedy(settings)));
  }

  private static String namesRemedy(WebSettings settings) {
    return settings.allowedHosts().isPresent()
        ? ""
        : "; list its names in tocsin.web.allowed-hosts, or web pages reach it by DNS rebinding";
  }
}
