package io.tocsin.gateway.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.gateway.ingest.body.SourceTime;
import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.testkit.clock.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is written, when, and what its author hears. */
class SilenceWriterTest {
  private final ManualClock clock = new ManualClock();
  private final MemorySilences silences = new MemorySilences();
  private final List<LabelSet> firing = new ArrayList<>();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private BroadSilencePolicy whenBroad = BroadSilencePolicy.WARN;
  private SilenceWriter writer = writer(Duration.ofSeconds(60));

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  @Tag("AM-SIL-4")
  @DisplayName("what is replaced is written with its successor, the successor first")
  void replaces() {
    var id = idOf(post(posting(Optional.empty(), "1")));

    var successor = idOf(post(posting(Optional.of(id), "2")));

    assertThat(silences.written()).containsExactly(id, successor, id);
  }

  @Test
  @Tag("AM-SIL-6")
  @DisplayName("what is expired already is not written again")
  void expiresOnce() {
    var id = idOf(post(posting(Optional.empty(), "1")));
    clock.tick(Duration.ofSeconds(1));

    assertThat(writer.expire(id)).isTrue();
    clock.tick(Duration.ofSeconds(1));
    assertThat(writer.expire(id)).isTrue();

    assertThat(silences.written()).containsExactly(id, id);
    assertThat(writer.expire("nobody's")).isFalse();
  }

  @Test
  @Tag("AM-SIL-11")
  @DisplayName("of many who come at once only as many get one as there may be")
  void oneAfterTheOther() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var edits =
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> post(posting(Optional.empty(), "x" + i)), threads))
              .toList();

      assertThat(edits.stream().map(CompletableFuture::join))
          .filteredOn(SilenceEdit.Created.class::isInstance)
          .hasSize(9);
    }
    assertThat(silences.all()).hasSize(9);
  }

  @Test
  @DisplayName("what is not safe in time is said to be so")
  void late() {
    var latch = new CountDownLatch(1);
    silences.writesAfter(latch);
    writer = writer(Duration.ofMillis(50));

    assertThatThrownBy(() -> post(posting(Optional.empty(), "1")))
        .isInstanceOf(NotDurablyStored.class);

    latch.countDown();
  }

  @Test
  @Tag("P8")
  @DisplayName("without a router a new silence is safe, and an old one is not touched")
  void withoutRouter() {
    var id = idOf(post(posting(Optional.empty(), "1")));
    silences.routerIsGone();

    var created = post(posting(Optional.empty(), "2"));

    assertThat(created).isInstanceOf(SilenceEdit.Created.class);
    assertThatThrownBy(() -> post(posting(Optional.of(id), "3")))
        .isInstanceOf(RouterUnavailableException.class);
    assertThatThrownBy(() -> writer.expire(id)).isInstanceOf(RouterUnavailableException.class);
    assertThat(silences.written()).containsExactly(id, idOf(created));
  }

  @Test
  @Tag("F58")
  @DisplayName("where broad silences are refused nothing is written until it is confirmed")
  void broad() {
    whenBroad = BroadSilencePolicy.REFUSE;
    firing.add(LabelSet.of("a", "1", "severity", "critical"));
    writer = writer(Duration.ofSeconds(60));

    var refused = writer.post(posting(Optional.empty(), "1"), false);
    var confirmed = writer.post(posting(Optional.empty(), "1"), true);

    assertThat(refused).isInstanceOf(SilenceEdit.Rejected.class);
    assertThat(silences.written()).containsExactly(idOf(confirmed));
  }

  @Test
  @Tag("F58")
  @DisplayName("by default it is written, and counted")
  void broadByDefault() {
    firing.add(LabelSet.of("a", "1", "severity", "critical"));

    post(posting(Optional.empty(), "1"));

    assertThat(silences.written()).hasSize(1);
    assertThat(registry.counter("tocsin.silences.broad", "outcome", "taken").count()).isOne();
  }

  @Test
  @Tag("F58")
  @DisplayName("an edit that is not one is refused for that, however much it would cover")
  void brokenBeforeBroad() {
    whenBroad = BroadSilencePolicy.REFUSE;
    firing.add(LabelSet.of("a", "1", "severity", "critical"));
    writer = writer(Duration.ofSeconds(60));

    var unknown = writer.post(posting(Optional.of("nobody's"), "1"), false);

    assertThat(unknown).isEqualTo(new SilenceEdit.Unknown());
  }

  private SilenceEdit post(PostedSilence posted) {
    return writer.post(posted, false);
  }

  private SilenceWriter writer(Duration within) {
    var settings = new Settings(within, whenBroad);
    var guard =
        new BroadSilenceGuard(
            SilenceCoverageTest.of(firing), new SilenceMetrics(registry), settings);
    return new SilenceWriter(silences, silences, guard, settings, clock);
  }

  private PostedSilence posting(Optional<String> id, String value) {
    var now = clock.instant();
    return new PostedSilence(
        id,
        List.of(new PostedMatcher("a", MatchOperator.EQUAL, value, LabelSyntax.FALLBACK)),
        SourceTime.utc(now),
        SourceTime.utc(now.plusSeconds(3600)),
        "ops",
        "",
        Map.of());
  }

  private static String idOf(SilenceEdit edit) {
    return edit.toWrite().getFirst().id();
  }

  private record Settings(Duration answerWithin, BroadSilencePolicy broad)
      implements SilenceSettings {
    @Override
    public SilenceLimits limits() {
      return ExplicitSilenceLimits.USUAL;
    }

    @Override
    public Duration retention() {
      return Duration.ofHours(120);
    }

    @Override
    public Duration sweepInterval() {
      return Duration.ofMinutes(15);
    }

    @Override
    public Duration countInterval() {
      return Duration.ofSeconds(10);
    }
  }
}
