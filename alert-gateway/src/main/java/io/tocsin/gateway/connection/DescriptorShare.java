package io.tocsin.gateway.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * How many of the files that a process may have open its callers may take. The rest is for what it
 * cannot do without: a log that cannot open its next segment ends the process.
 *
 * @param descriptors what the process is allowed; zero or less if there is no limit
 */
public record DescriptorShare(long descriptors) {
  /**
   * Some 420 are open when all in one process have just started, most of them libraries; receivers,
   * clients of the log and the database come on top.
   */
  private static final int OWN = 1024;

  private static final int FEWEST_CONNECTIONS = 256;

  /** Own ones, and as many for the growing log as for callers. */
  private static final long FEWEST = OWN + 2 * FEWEST_CONNECTIONS;

  private static final long RECOMMENDED = 16_384;

  /** The JVM raises its limit to the hard one when it starts, so this is what really applies. */
  public static DescriptorShare ofThisProcess() {
    return new DescriptorShare(
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getMaxFileDescriptorCount()
            : 0);
  }

  /** Why the process cannot live with so few; empty if it can. */
  public Optional<String> tooFew() {
    return descriptors > 0 && descriptors < FEWEST
        ? Optional.of(
            "this process may open %d files, and needs %d at the least; raise the limit (ulimit -n %d, LimitNOFILE=%d for systemd)"
                .formatted(descriptors, FEWEST, RECOMMENDED, RECOMMENDED))
        : Optional.empty();
  }

  /** As many connections as are wanted, or as there is room for. */
  int connections(int wanted) {
    return descriptors > 0 ? (int) Math.min(wanted, Math.max(1, (descriptors - OWN) / 2)) : wanted;
  }
}
