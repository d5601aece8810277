package io.tocsin.gateway.web;

import java.util.Optional;

/**
 * Says what others can do when we listen beyond this machine. Alertmanager's API has no login, and
 * whoever starts a container or gives {@code :9093} may not know that.
 */
final class OpenListener {
  private OpenListener() {}

  /**
   * @param listensOn the address
   * @return a line for the log; empty if only this machine can call
   */
  static Optional<String> warning(String listensOn, WebSettings settings) {
    return HostNames.isLoopback(listensOn)
        ? Optional.empty()
        : Optional.of(
            "open to the network address=%s: whoever reaches it can post alerts, read alerts, change silences and reload, as in Alertmanager; everything else needs the administrator token. To close it, listen on 127.0.0.1 and put a reverse proxy with a login in front%s"
                .formatted(
                    listensOn,
                    settings.allowedHosts().isPresent()
                        ? ""
                        : ". Any host name is accepted, so web pages can reach it by DNS rebinding: list its names in tocsin.web.allowed-hosts"));
  }
}
