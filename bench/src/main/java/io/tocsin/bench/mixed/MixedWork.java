package io.tocsin.bench.mixed;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Runs the same load against all sides at the same time, one beat each second. A side that falls
 * behind gets its backlog as soon as it can accept it; the others continue.
 */
public final class MixedWork implements AutoCloseable {
  /** As in the subjects' configuration. */
  public static final Duration GROUP_INTERVAL = Duration.ofSeconds(10);

  /** The time allowed for a notification after its group is due. */
  public static final Duration TOLERANCE = Duration.ofSeconds(2);

  private static final Duration BEAT = Duration.ofSeconds(1);

  private final List<Side> sides;
  private final InstantSource clock;
  private final MixedTraffic traffic;
  private Population population = Population.initial();
  private int beat;
  private long next = System.nanoTime();

  private MixedWork(List<Side> sides, InstantSource clock) {
    this.sides = List.copyOf(sides);
    this.clock = clock;
    this.traffic = new MixedTraffic(clock.instant());
  }

  /** Returns when all alerts are active, over one interval of their groups. */
  public static MixedWork open(List<Side> sides, InstantSource clock)
      throws IOException, InterruptedException {
    var work = new MixedWork(sides, clock);
    work.repeat(
        MixedTraffic.OPENING, GROUP_INTERVAL.dividedBy(MixedTraffic.OPENING), work::openGroups);
    return work;
  }

  public void during(Duration time) throws IOException, InterruptedException {
    repeat((int) time.toSeconds(), BEAT, step -> beat());
  }

  /** Runs the measured part of the load; results in the order of the sides. */
  public List<Work> measure(Duration time) throws IOException, InterruptedException {
    for (var side : sides) {
      side.begin();
    }
    during(time);
    var done = new ArrayList<Work>();
    for (var side : sides) {
      done.add(side.end());
    }
    return done;
  }

  /**
   * Whether all alerts accepted during the measurement were notified; waits for the time allowed.
   */
  public List<Punctuality> settle() throws IOException, InterruptedException {
    var within = GROUP_INTERVAL.plus(TOLERANCE);
    await(System.nanoTime() + within.multipliedBy(2).toNanos());
    return sides.stream().map(side -> side.punctuality(within)).toList();
  }

  @Override
  public void close() {
    sides.forEach(Side::close);
  }

  private void openGroups(int step) {
    var post = traffic.opening(step, clock.instant());
    sides.forEach(side -> side.send(post));
  }

  private void beat() {
    var now = clock.instant();
    var post = traffic.beat(population, now);
    var silence = traffic.silence(population, now);
    for (var side : sides) {
      side.send(post, population);
      side.read(beat, silence);
    }
    population = population.next();
    beat++;
  }

  private void repeat(int times, Duration pace, IntConsumer step)
      throws IOException, InterruptedException {
    for (int i = 0; i < times; i++) {
      await(next);
      next += pace.toNanos();
      step.accept(i);
    }
    await(next);
  }

  /** The first pause takes the whole time; the others only check that the process is alive. */
  private void await(long nanos) throws IOException, InterruptedException {
    for (var side : sides) {
      side.pause(Duration.ofNanos(Math.max(nanos - System.nanoTime(), 0)));
    }
  }
}
