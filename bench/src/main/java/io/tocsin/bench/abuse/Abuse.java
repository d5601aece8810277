package io.tocsin.bench.abuse;

import io.tocsin.bench.subject.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Attacks one process in every way at once, sends honest alerts meanwhile, and checks the result.
 */
final class Abuse implements AutoCloseable {
  private static final Duration HEAP_PERIOD = Duration.ofMinutes(1);

  /** How long to wait at the end for the alerts accepted last. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final AbuseOptions options;
  private final InstantSource clock;
  private final Target target;
  private final Sink honestSink;
  private final Sink floodSink;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong strikes = new AtomicLong();
  private final Deadline deadline;

  private Abuse(
      AbuseOptions options, InstantSource clock, Target target, Sink honestSink, Sink floodSink) {
    this.options = options;
    this.clock = clock;
    this.target = target;
    this.honestSink = honestSink;
    this.floodSink = floodSink;
    this.deadline = new Deadline(options.length());
  }

  public static void main(String[] arguments) throws InterruptedException {
    try {
      var options = AbuseOptions.parse(List.of(arguments));
      var home = Path.of(System.getProperty("tocsin.home", "."));
      try (var abuse = open(options, home, Files.createTempDirectory("tocsin-abuse"))) {
        var report = abuse.run();
        System.out.println(report.print());
        report.failures().forEach(failure -> System.out.println("FAILED: " + failure));
        System.exit(report.failures().isEmpty() ? 0 : 1);
      }
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("abuse: " + e.getMessage());
      System.exit(2);
    }
  }

  private static Abuse open(AbuseOptions options, Path home, Path folder)
      throws IOException, InterruptedException {
    System.err.println("abuse: data, log and configuration are in " + folder);
    var honest = new Sink();
    var flood = new Sink();
    var target = Target.start(home, options.heap(), folder, AbuseConfiguration.of(honest, flood));
    return new Abuse(options, InstantSource.system(), target, honest, flood);
  }

  private AbuseReport run() throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(target::close));
    for (var attack : attacks()) {
      threads.submit(() -> repeat(attack));
    }
    var sender = new HonestSender(target, clock, deadline);
    var sending = Thread.ofVirtual().start(() -> send(sender));
    var heap = new HeapWatch(target::heapBytes);
    while (deadline.isAheadAfter(HEAP_PERIOD)) {
      heap.read();
    }
    sending.join();
    threads.shutdown();
    threads.awaitTermination(2, TimeUnit.MINUTES);
    var alerts = sender.arrivals(honestSink, PATIENCE);
    heap.read();
    return new AbuseReport(
        target.life().isAlive(),
        alerts,
        heap.bytes(),
        target.disturbances().count(),
        strikes.get());
  }

  private List<Attack> attacks() throws IOException {
    var attacks = new ArrayList<>(new Floods(clock).attacks());
    attacks.addAll(BadBodies.attacks());
    attacks.addAll(SlowClients.attacks());
    attacks.addAll(Operators.attacks(options.length()));
    return attacks;
  }

  private @Nullable Void repeat(Attack attack) throws InterruptedException {
    var dice = new Random(options.seed() + attack.name().hashCode());
    while (deadline.isAheadAfter(attack.pause())) {
      try {
        attack.strike().at(target, dice);
        strikes.incrementAndGet();
      } catch (IOException e) {
        // Rejected or disconnected, as the target may.
      }
    }
    return null;
  }

  private void send(HonestSender sender) {
    try {
      sender.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    target.close();
    honestSink.close();
    floodSink.close();
  }
}
