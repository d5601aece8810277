package io.tocsin.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.SerializationExceptionOrigin;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class TooLargeRecordHandlerTest {
  private static final ErrorHandlerContext CONTEXT = new Somewhere();
  private static final ProducerRecord<byte[], byte[]> RECORD =
      new ProducerRecord<>(
          Topics.DECISIONS.name(), "k".repeat(1000).getBytes(StandardCharsets.UTF_8), new byte[20]);

  private final TooLargeRecords leftOut = new TooLargeRecords();
  private final ProductionExceptionHandler handler = configured(new TooLargeRecordHandler());
  private final ProductionExceptionHandler ofKafka =
      configured(new DefaultProductionExceptionHandler());

  @Test
  void recordThatIsTooLargeIsCountedAndLeftOut() {
    assertThat(result(handler, new RecordTooLargeException("20 bytes"))).isEqualTo(Result.RESUME);
    assertThat(result(handler, new KafkaException(new RecordTooLargeException("20 bytes"))))
        .isEqualTo(Result.RESUME);
    assertThat(leftOut.count()).isEqualTo(2);
  }

  @Test
  void recordThatIsTooLargeForItsSerializerIsLeftOut() {
    var error = new SerializationException(new RecordTooLargeException("much"));

    assertThat(
            handler
                .handleSerializationError(
                    CONTEXT, RECORD, error, SerializationExceptionOrigin.VALUE)
                .result())
        .isEqualTo(Result.RESUME);
    assertThat(leftOut.count()).isEqualTo(1);
  }

  @Test
  void allElseIsDecidedAsKafkaStreamsDecidesIt() {
    for (var error : new Exception[] {new TimeoutException("late"), new KafkaException("odd")}) {
      assertThat(result(handler, error)).isEqualTo(result(ofKafka, error));
    }
    assertThat(
            handler
                .handleSerializationError(
                    CONTEXT,
                    RECORD,
                    new SerializationException("odd"),
                    SerializationExceptionOrigin.KEY)
                .result())
        .isEqualTo(Result.FAIL);
    assertThat(leftOut.count()).isZero();
  }

  private static Result result(ProductionExceptionHandler handler, Exception error) {
    return handler.handleError(CONTEXT, RECORD, error).result();
  }

  private ProductionExceptionHandler configured(ProductionExceptionHandler made) {
    made.configure(
        Map.of(
            TooLargeRecordHandler.COUNTER,
            leftOut,
            StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
            Topics.DEAD_LETTERS.name()));
    return made;
  }

  private record Somewhere() implements ErrorHandlerContext {
    @Override
    public String topic() {
      return Topics.ALERTS.name();
    }

    @Override
    public int partition() {
      return 0;
    }

    @Override
    public long offset() {
      return 0;
    }

    @Override
    public Headers headers() {
      return new RecordHeaders();
    }

    @Override
    public String processorNodeId() {
      return "group";
    }

    @Override
    public TaskId taskId() {
      return new TaskId(0, 0);
    }

    @Override
    public long timestamp() {
      return 0;
    }

    @Override
    public byte[] sourceRawKey() {
      return new byte[0];
    }

    @Override
    public byte[] sourceRawValue() {
      return new byte[0];
    }
  }
}
