package io.tocsin.router.topology;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Counts the records that Kafka Streams sends to the dead-letter topic. Kafka Streams creates the
 * handlers itself, so they get the counter as a setting.
 */
final class DeadLetterCount {
  /** A {@code Consumer<String>} that receives the source topic of each record. */
  static final String SETTING = "tocsin.dead.letters";

  private DeadLetterCount() {}

  @SuppressWarnings("unchecked") // Put there as such.
  private static Consumer<String> in(Map<String, ?> settings) {
    return settings.get(SETTING) instanceof Consumer<?> counter
        ? (Consumer<String>) counter
        : topic -> {};
  }

  /** For records that cannot be deserialized. */
  public static final class Unreadable extends LogAndContinueExceptionHandler {
    private Consumer<String> count = topic -> {};

    @Override
    public void configure(Map<String, ?> settings) {
      super.configure(settings);
      count = in(settings);
    }

    @Override
    public Response handleError(
        ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
      count.accept(record.topic());
      return super.handleError(context, record, exception);
    }
  }

  /** For records that cannot be processed. */
  public static final class Unprocessed extends LogAndContinueProcessingExceptionHandler {
    private Consumer<String> count = topic -> {};

    @Override
    public void configure(Map<String, ?> settings) {
      super.configure(settings);
      count = in(settings);
    }

    @Override
    public Response handleError(
        ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
      count.accept(context.topic());
      return super.handleError(context, record, exception);
    }
  }
}
