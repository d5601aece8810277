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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All 50,000 alerts against 2,000 silences with regular expressions, in a cold JVM. Goal: well
 * below 1.5 s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class FirstListingBenchmark {

  /** Formatted with the number of the silence. */
  @Param({"web-%d.*", "web-(%d|a%<d|b%<d)\\\\..*", "web-%d[0-9]+\\\\..*"})
  public String expression = "";

  private final List<LabelSet> alerts = Fleet.alerts();
  private final Silences silences = new Silences();

  @Setup
  public void silence() {
    for (int i = 0; i < 2_000; i++) {
      var written = "{instance=~\"" + expression.formatted(i) + "\"}";
      silences.put(Fleet.silence(i, written));
    }
  }

  @Benchmark
  public long fiftyThousandAlertsAgainstTwoThousandExpressions() {
    return alerts.stream().filter(alert -> !silences.muting(alert, Fleet.NOW).isEmpty()).count();
  }
}
