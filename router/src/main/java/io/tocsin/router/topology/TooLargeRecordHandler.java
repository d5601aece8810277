package io.tocsin.router.topology;

import io.tocsin.log.LogEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Last resort: a record that is too large for Kafka is left out. It would be as large at every
 * further attempt, after a restart, too, so failing for it would stop the router for good. All
 * other errors are Kafka Streams' own affair.
 *
 * <p>Public for Kafka Streams, which makes one for each of its threads.
 *
 * @see <a
 *     href="../../../../../../../../docs/decisions/0026-a-record-that-is-too-large-does-not-end-the-router.md">decision
 *     0026</a>
 */
public final class TooLargeRecordHandler extends DefaultProductionExceptionHandler {
  /** Setting with the {@link TooLargeRecords} in which all handlers of a process count. */
  static final String COUNTER = "tocsin.too.large.records";

  private static final Logger LOG = Logger.getLogger(TooLargeRecordHandler.class);

  /** Enough to tell the store's entry or the group; keys may be as long as labels are. */
  private static final int SHOWN = 200;

  private TooLargeRecords leftOut = new TooLargeRecords();

  @Override
  public void configure(Map<String, ?> settings) {
    super.configure(settings);
    if (settings.get(COUNTER) instanceof TooLargeRecords ofProcess) {
      leftOut = ofProcess;
    }
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception error) {
    return isTooLarge(error)
        ? leaveOut(record.topic(), text(record.key()), size(record.key()) + size(record.value()))
        : super.handleError(context, record, error);
  }

  @Override
  @SuppressWarnings("rawtypes") // As Kafka Streams has it.
  public Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception error,
      SerializationExceptionOrigin origin) {
    return isTooLarge(error)
        ? leaveOut(record.topic(), String.valueOf(record.key()), 0)
        : super.handleSerializationError(context, record, error, origin);
  }

  private static boolean isTooLarge(@Nullable Throwable error) {
    return error != null
        && (error instanceof RecordTooLargeException
            || error instanceof RecordBatchTooLargeException
            || isTooLarge(error.getCause()));
  }

  /**
   * @param bytes zero where nobody knows
   */
  private Response leaveOut(String topic, String key, long bytes) {
    leftOut.add();
    LogEvent.of("record is too large for Kafka and left out, routing goes on without it")
        .with("topic", topic)
        .with("key", key.length() > SHOWN ? key.substring(0, SHOWN) + "…" : key)
        .with("bytes", bytes)
        .error(LOG);
    return Response.resume();
  }

  private static String text(byte @Nullable [] key) {
    return key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  private static long size(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
