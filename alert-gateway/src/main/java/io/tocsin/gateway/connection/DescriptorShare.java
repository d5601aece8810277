package io.tocsin.gateway.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * The share of the process's file descriptors that clients may use. The rest is reserved: an
 * embedded Kafka that cannot open its next log segment ends the process.
 *
 * @param descriptors limit of the process; zero or less if unlimited
 */
public record DescriptorShare(long descriptors) {
  /**
   * In standalone mode about 420 are open after start, most of them libraries; connections to
   * receivers, Kafka and the database come on top.
   */
  private static final int OWN = 1024;

  private static final int FEWEST_CONNECTIONS = 256;

  /** The own ones, and as many for Kafka's growing log as for clients. */
  private static final long FEWEST = OWN + 2 * FEWEST_CONNECTIONS;

  private static final long RECOMMENDED = 16_384;

  /** The JVM raises its soft limit to the hard limit at start, so this is the effective one. */
  public static DescriptorShare ofThisProcess() {
    return new DescriptorShare(
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getMaxFileDescriptorCount()
            : 0);
  }

  /** Why the limit is too low to run; empty if it is sufficient. */
  public Optional<String> tooFew() {
    return descriptors > 0 && descriptors < FEWEST
        ? Optional.of(
            "this process may open %d files, but needs at least %d; raise the limit (ulimit -n %d, LimitNOFILE=%d for systemd)"
                .formatted(descriptors, FEWEST, RECOMMENDED, RECOMMENDED))
        : Optional.empty();
  }

  /** The wanted number of connections, or as many as fit. */
  int connections(int wanted) {
    return descriptors > 0 ? (int) Math.min(wanted, Math.max(1, (descriptors - OWN) / 2)) : wanted;
  }
}
