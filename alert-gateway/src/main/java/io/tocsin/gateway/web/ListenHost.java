package io.tocsin.gateway.web;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The listen address, which determines allowed names and the exposure warning. */
@Singleton
class ListenHost {
  private static final Logger LOG = Logger.getLogger(ListenHost.class);
  private final String host;

  ListenHost(@ConfigProperty(name = "quarkus.http.host") String host) {
    this.host = host;
  }

  HostNames names(WebSettings settings) {
    return HostNames.of(settings, host, machine());
  }

  void warnIfOpen(WebSettings settings) {
    ExposureWarning.warning(host, settings).ifPresent(event -> event.warn(LOG));
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // If this machine cannot resolve its own name, clients do not use it either.
      return "localhost";
    }
  }
}
