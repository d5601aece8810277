package io.tocsin.gateway.web;

import io.tocsin.log.LogEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Logs rejected host names: each once, because a scrape repeats every few seconds, and only a
 * limited number, because strangers choose the names. Thread-safe.
 */
final class RejectedHosts {
  private static final Logger LOG = Logger.getLogger(RejectedHosts.class);
  private static final int MAX_NAMES = 100;

  /** Maximum length of a DNS name. */
  private static final int MAX_LENGTH = 253;

  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  /** Returns whether the name was logged now. */
  boolean log(String host) {
    var name = host.substring(0, Math.min(host.length(), MAX_LENGTH));
    if (logged.size() >= MAX_NAMES || !logged.add(name)) {
      return false;
    }
    LogEvent.of("request rejected, its host is not an allowed name")
        .with("host", name)
        .with("status", 421)
        .with("remedy", "if clients use this name, add it to tocsin.web.allowed-hosts")
        .warn(LOG);
    if (logged.size() == MAX_NAMES) {
      LogEvent.of("further rejected names are not logged, see tocsin_web_refused_total")
          .with("names", MAX_NAMES)
          .warn(LOG);
    }
    return true;
  }
}
