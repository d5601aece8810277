package io.tocsin.bench;

import io.tocsin.model.label.LabelSet;
import io.tocsin.router.silence.Silences;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One new alert against 10,000 silences: half for one alert on one machine, half with a regular
 * expression over machines. Goal: 50 µs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SilenceBenchmark {
  private final List<LabelSet> alerts = Fleet.alerts();
  private final Silences silences = new Silences();
  private int next;

  public SilenceBenchmark() {
    for (int i = 0; i < 5_000; i++) {
      silences.put(
          Fleet.silence(
              i, "{alertname=\"Symptom%d\",instance=\"web-%d.example.org:9100\"}".formatted(i, i)));
      silences.put(
          Fleet.silence(5_000 + i, "{job=\"node\",instance=~\"web-%d[0-9]\\\\..*\"}".formatted(i)));
    }
  }

  @Benchmark
  public List<String> newAlertAgainstTenThousandSilences() {
    next = (next + 1) % alerts.size();
    return silences.muting(alerts.get(next), Fleet.NOW);
  }
}
