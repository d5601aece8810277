package io.tocsin.gateway.web;

import io.tocsin.log.LogEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Says in the log by which names somebody called in vain: once for each, because a scrape comes
 * again every few seconds, and for so many only, because a stranger chooses the names. For any
 * thread.
 */
final class RejectedHosts {
  private static final Logger LOG = Logger.getLogger(RejectedHosts.class);
  private static final int MAX_NAMES = 100;

  /** Of a name in the DNS. */
  private static final int MAX_LENGTH = 253;

  private final Set<String> said = ConcurrentHashMap.newKeySet();

  /** Whether it was said now. */
  boolean say(String host) {
    var name = host.substring(0, Math.min(host.length(), MAX_LENGTH));
    if (said.size() >= MAX_NAMES || !said.add(name)) {
      return false;
    }
    LogEvent.of("request rejected, its host is not an allowed name")
        .with("host", name)
        .with("status", 421)
        .with("remedy", "if people or programs call by it, add it to tocsin.web.allowed-hosts")
        .warn(LOG);
    if (said.size() == MAX_NAMES) {
      LogEvent.of("no more rejected names are logged; tocsin_web_refused_total counts on")
          .with("names", MAX_NAMES)
          .warn(LOG);
    }
    return true;
  }
}
