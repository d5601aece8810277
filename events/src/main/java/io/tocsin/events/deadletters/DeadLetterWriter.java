package io.tocsin.events.deadletters;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes dead letters on a thread of its own and retries until each is written, so that the caller
 * can continue with the next record. One that is too large for the topic is truncated.
 */
public final class DeadLetterWriter implements AutoCloseable {
  /** Largest record of Tocsin's topics, plus headers. */
  private static final int MAX_REQUEST_BYTES = 17 << 20;

  /** The first is within the usual broker limit of 1 MiB. */
  private static final List<Integer> CUTS = List.of(512 << 10, 16 << 10);

  /** Pending letters are on the heap. */
  private static final long MAX_WAITING_BYTES = 32L << 20;

  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  private final Function<ProducerRecord<byte[], byte[]>, Future<?>> send;
  private final Runnable disconnect;
  private final DeadLetterAccount account;
  private final Duration pause;
  private final AtomicLong waitingBytes = new AtomicLong();
  private final Map<CompletableFuture<Void>, DeadLetter> waiting = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().name("dead-letters").daemon().factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  DeadLetterWriter(
      Function<ProducerRecord<byte[], byte[]>, Future<?>> send,
      Runnable disconnect,
      DeadLetterAccount account,
      Duration pause) {
    this.send = send;
    this.disconnect = disconnect;
    this.account = account;
    this.pause = pause;
  }

  /**
   * @param connection how to reach and authenticate with the brokers
   * @param client Kafka client id
   */
  public static DeadLetterWriter connect(
      Map<String, Object> connection, String client, DeadLetterAccount account) {
    var settings = new HashMap<>(connection);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    // Failures are logged soon, and a shutdown does not wait for them.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    return new DeadLetterWriter(producer::send, () -> producer.close(CLOSE_WITHIN), account, PAUSE);
  }

  /**
   * @return completes when it is written; fails if it never will be, because too many letters are
   *     pending or the process stops
   */
  public CompletionStage<Void> keep(DeadLetter letter) {
    var kept = new CompletableFuture<Void>();
    waiting.put(kept, letter);
    long others = waitingBytes.getAndAdd(letter.size());
    if (others > 0 && others + letter.size() > MAX_WAITING_BYTES) {
      giveUp(kept, letter, "too many dead letters are waiting to be written");
    } else {
      thread.execute(() -> attempt(kept, letter));
    }
    return kept;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    disconnect.run();
    Map.copyOf(waiting).forEach((kept, letter) -> giveUp(kept, letter, "the process is stopping"));
  }

  private void attempt(CompletableFuture<Void> kept, DeadLetter letter) {
    try {
      boolean cut = write(letter);
      if (isStillWaiting(kept)) {
        account.written(letter, cut);
        kept.complete(null);
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | ExecutionException e) {
      account.failed(letter, reason(e));
      thread.schedule(() -> attempt(kept, letter), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /**
   * @return whether it was truncated
   */
  private boolean write(DeadLetter letter) throws InterruptedException, ExecutionException {
    if (fits(letter.whole())) {
      return false;
    }
    for (int bytes : CUTS) {
      if (fits(letter.cutTo(bytes))) {
        return true;
      }
    }
    throw new RecordTooLargeException("too large even when truncated to " + CUTS.getLast());
  }

  /** The broker decides what is too large: its limits may differ from ours. */
  private boolean fits(ProducerRecord<byte[], byte[]> record)
      throws InterruptedException, ExecutionException {
    try {
      send.apply(record).get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        return false;
      }
      throw e;
    }
  }

  private void giveUp(CompletableFuture<Void> kept, DeadLetter letter, String reason) {
    if (isStillWaiting(kept)) {
      account.givenUp(letter, reason);
      kept.completeExceptionally(new IllegalStateException("dead letter not written: " + reason));
    }
  }

  /** True once only: removes the letter from the pending ones. */
  private boolean isStillWaiting(CompletableFuture<Void> kept) {
    var letter = waiting.remove(kept);
    if (letter != null) {
      waitingBytes.addAndGet(-letter.size());
    }
    return letter != null;
  }

  private static String reason(Exception e) {
    @Nullable Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
    return String.valueOf(cause);
  }
}
