package io.tocsin.bench;

import io.tocsin.configuration.inhibit.InhibitRule;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.router.inhibit.Inhibition;
import io.tocsin.router.inhibit.Inhibitor;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * One alert against 10,000 rules with exact target matchers while every second cause fires. In the
 * second case all rules have the same target and only the last one has a source. Goal: 50 µs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InhibitionBenchmark {
  private static final int RULES = 10_000;

  /** Target matcher of a rule, formatted with its number. */
  @Param({"{alertname=\"Symptom%d\"}", "{severity=\"warning\"}"})
  public String target = "";

  private final List<LabelSet> alerts = Fleet.alerts();
  private Inhibitor inhibitor = new Inhibitor(List.of());
  private int next;

  @Setup
  public void fire() {
    inhibitor = new Inhibitor(IntStream.range(0, RULES).mapToObj(this::rule).toList());
    boolean everyRuleItsTarget = target.contains("%d");
    for (int i = everyRuleItsTarget ? 1 : RULES - 1; i < RULES; i += 2) {
      inhibitor.put(cause(i));
    }
  }

  @Benchmark
  public Optional<Inhibition> alertAgainstTenThousandRules() {
    next = (next + 1) % alerts.size();
    return inhibitor.inhibiting(alerts.get(next), source -> !source.isResolvedAt(Fleet.NOW));
  }

  private InhibitRule rule(int number) {
    return new InhibitRule(
        "",
        Fleet.matchers("{alertname=\"Cause%d\"}".formatted(number)),
        Fleet.matchers(target.formatted(number)),
        List.of("cluster"));
  }

  private static Alert cause(int number) {
    return new Alert(
        LabelSet.of("alertname", "Cause" + number, "cluster", "c" + number % 100),
        LabelSet.EMPTY,
        Fleet.NOW,
        Fleet.NOW.plusSeconds(300),
        false,
        "",
        Fleet.NOW,
        ZoneOffset.UTC);
  }
}
