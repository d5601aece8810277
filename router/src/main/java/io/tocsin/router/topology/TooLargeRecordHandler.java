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
 * Last resort: drops a record that is too large for Kafka. A retry or a restart would meet the same
 * record, so failing would stop the router for good. Kafka Streams handles all other errors.
 *
 * <p>Public for Kafka Streams, which creates one per thread.
 *
 * @see <a
 *     href="../../../../../../../../docs/decisions/0026-a-record-that-is-too-large-does-not-end-the-router.md">decision
 *     0026</a>
 */
public final class TooLargeRecordHandler extends DefaultProductionExceptionHandler {
  /** Setting that holds the {@link TooLargeRecords} shared by all handlers of the process. */
  static final String COUNTER = "tocsin.too.large.records";

  private static final Logger LOG = Logger.getLogger(TooLargeRecordHandler.class);

  /** Enough to identify the store entry or the group; keys can be as long as labels. */
  private static final int SHOWN = 200;

  private TooLargeRecords dropped = new TooLargeRecords();

  @Override
  public void configure(Map<String, ?> settings) {
    super.configure(settings);
    if (settings.get(COUNTER) instanceof TooLargeRecords ofProcess) {
      dropped = ofProcess;
    }
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception error) {
    return isTooLarge(error)
        ? drop(record.topic(), text(record.key()), size(record.key()) + size(record.value()))
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
        ? drop(record.topic(), String.valueOf(record.key()), 0)
        : super.handleSerializationError(context, record, error, origin);
  }

  private static boolean isTooLarge(@Nullable Throwable error) {
    return error != null
        && (error instanceof RecordTooLargeException
            || error instanceof RecordBatchTooLargeException
            || isTooLarge(error.getCause()));
  }

  /**
   * @param bytes zero if unknown
   */
  private Response drop(String topic, String key, long bytes) {
    dropped.add();
    LogEvent.of("record dropped, it is too large for Kafka; routing continues")
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
