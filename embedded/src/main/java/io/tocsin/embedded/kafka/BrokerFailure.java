package io.tocsin.embedded.kafka;

import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;

/** What to do when Kafka cannot go on. */
@FunctionalInterface
public interface BrokerFailure {

  /**
   * Called on a thread of Kafka's. Kafka's own error, with the cause, was logged just before.
   *
   * @param message one line for people
   */
  void report(String message);

  /** Leaves the end of the process to the owner of the process. */
  default void insteadOfExit(Path folder) {
    Exit.Procedure report =
        (status, reason) -> {
          var message = message(status, reason, folder);
          report(message);
          // Kafka does not expect to come back from here.
          throw new IllegalStateException(message);
        };
    Exit.setExitProcedure(report);
    Exit.setHaltProcedure(report);
  }

  private static String message(int status, String reason, Path folder) {
    return "the embedded Kafka gave up (status %d%s); often the disk of %s is full or not writable, the error before this line says more"
        .formatted(status, reason == null ? "" : ", " + reason, folder);
  }
}
