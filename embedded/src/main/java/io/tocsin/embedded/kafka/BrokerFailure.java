package io.tocsin.embedded.kafka;

import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;

/** Called when the embedded broker fails and stops. */
@FunctionalInterface
public interface BrokerFailure {

  /**
   * Called on a Kafka thread. Kafka has just logged its own error with the cause.
   *
   * @param message one line for the log
   */
  void report(String message);

  /** Replaces Kafka's {@code System.exit}: the application decides how the process ends. */
  default void insteadOfExit(Path folder) {
    Exit.Procedure report =
        (status, reason) -> {
          var message = message(status, reason, folder);
          report(message);
          // Kafka does not expect this call to return.
          throw new IllegalStateException(message);
        };
    Exit.setExitProcedure(report);
    Exit.setHaltProcedure(report);
  }

  private static String message(int status, String reason, Path folder) {
    return "the embedded Kafka failed (status %d%s); see the error logged before this line, and check that the disk of %s is writable and not full"
        .formatted(status, reason == null ? "" : ", " + reason, folder);
  }
}
