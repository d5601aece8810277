package io.tocsin.events.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.events.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F38")
@DisplayName("records that cannot be read")
class DeadLetterWriterTest {
  private final Broker broker = new Broker();
  private final Account account = new Account();
  private final DeadLetterWriter writer =
      new DeadLetterWriter(broker::send, () -> {}, account, Duration.ofMillis(5));

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  void wholeLetterSaysFromWhereAndWhy() throws Exception {
    done(writer.keep(letter(3)));

    var record = broker.taken.getFirst();
    assertThat(record.topic()).isEqualTo(Topics.DEAD_LETTERS.name());
    assertThat(record.value()).hasSize(3);
    assertThat(headers(record))
        .containsExactly("topic=tocsin.deliveries", "partition=1", "offset=42", "reason=not JSON");
    assertThat(account.lines).containsExactly("written 42");
  }

  @Test
  void failedWriteIsRepeatedUntilItSucceeds() throws Exception {
    broker.answers.add(new UnknownTopicOrPartitionException("no such topic"));
    broker.answers.add(new UnknownTopicOrPartitionException("no such topic"));

    done(writer.keep(letter(3)));

    assertThat(broker.taken).hasSize(1);
    assertThat(account.lines).containsExactly("failed 42", "failed 42", "written 42");
  }

  @Test
  void letterThatIsTooLargeIsCutAndSaysHowLargeItWas() throws Exception {
    broker.limit = 100_000;

    done(writer.keep(letter(2_000_000)));

    var record = broker.taken.getFirst();
    assertThat(record.value()).hasSize(16 << 10);
    assertThat(headers(record)).contains("bytes=2000000", "offset=42");
    assertThat(account.lines).containsExactly("cut 42");
  }

  @Test
  void reasonThatRepeatsTheRecordIsCut() {
    var letter = new DeadLetter("t", 0, 0, null, null, "x".repeat(1_000_000));

    assertThat(letter.reason()).hasSize(1_001);
  }

  @Test
  void ratherOneIsGivenUpThanTheHeapFilled() throws Exception {
    broker.isSilent = true;
    var first = writer.keep(letter(30 << 20));

    var second = writer.keep(letter(3 << 20));

    assertThatThrownBy(() -> done(second)).isInstanceOf(ExecutionException.class);
    assertThat(account.lines).containsExactly("given up 42");
    assertThat(first.toCompletableFuture()).isNotDone();
  }

  @Test
  void whatWaitsAtAStopIsGivenUpAndSaid() {
    broker.isSilent = true;
    var letter = writer.keep(letter(3));

    writer.close();

    assertThatThrownBy(() -> done(letter)).isInstanceOf(ExecutionException.class);
    assertThat(account.lines).containsExactly("given up 42");
  }

  private static DeadLetter letter(int bytes) {
    return new DeadLetter("tocsin.deliveries", 1, 42, new byte[] {1}, new byte[bytes], "not JSON");
  }

  private static void done(CompletionStage<Void> stage)
      throws InterruptedException, ExecutionException, TimeoutException {
    stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static List<String> headers(ProducerRecord<byte[], byte[]> record) {
    var headers = new ArrayList<String>();
    record
        .headers()
        .forEach(
            it -> headers.add(it.key() + "=" + new String(it.value(), StandardCharsets.UTF_8)));
    return headers;
  }

  /** Takes what is not larger than its limit, once it has given its answers. */
  private static final class Broker {
    private final Deque<Exception> answers = new ArrayDeque<>();
    private final List<ProducerRecord<byte[], byte[]>> taken = new ArrayList<>();
    private int limit = Integer.MAX_VALUE;
    private volatile boolean isSilent;

    Future<?> send(ProducerRecord<byte[], byte[]> record) {
      if (isSilent) {
        return new CompletableFuture<>();
      }
      if (!answers.isEmpty()) {
        return CompletableFuture.failedFuture(answers.remove());
      }
      if (record.value().length > limit) {
        return CompletableFuture.failedFuture(new RecordTooLargeException());
      }
      taken.add(record);
      return CompletableFuture.completedFuture(record);
    }
  }

  private static final class Account implements DeadLetterAccount {
    private final List<String> lines = new java.util.concurrent.CopyOnWriteArrayList<>();

    @Override
    public void written(DeadLetter letter, boolean cut) {
      lines.add((cut ? "cut " : "written ") + letter.offset());
    }

    @Override
    public void failed(DeadLetter letter, String reason) {
      lines.add("failed " + letter.offset());
    }

    @Override
    public void givenUp(DeadLetter letter, String reason) {
      lines.add("given up " + letter.offset());
    }
  }
}
